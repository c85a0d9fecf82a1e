namespace Glide.Samples;

/// <summary>How the tour looks on a terminal.</summary>
internal static class Printing
{
    public static void Heading(string text) => Console.WriteLine($"{Environment.NewLine}{text}");

    public static void Show(string call, object? answer) => Console.WriteLine($"  {call,-44} {answer ?? "null"}");
}
