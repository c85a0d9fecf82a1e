namespace Glide.SpecTool;

/// <summary>What the tool tells the shell, in the way of <c>diff</c>.</summary>
internal static class ExitCode
{
    /// <summary>Done; where two things were compared, they are the same.</summary>
    public const int Success = 0;

    /// <summary>The compared things differ.</summary>
    public const int Different = 1;

    /// <summary>The command line or the input was wrong.</summary>
    public const int Failure = 2;
}
