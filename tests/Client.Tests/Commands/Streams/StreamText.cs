namespace Glide.Client.Tests.Commands.Streams;

/// <summary>Entries of streams as lines of text, which tell what differs where records with arrays in them do not.</summary>
internal static class StreamText
{
    public static string Of(StreamEntry entry) =>
        string.Join(' ', entry.Fields.Select(static field => $"{field.Field}={field.Value}").Prepend(entry.Id.ToString()));

    public static IEnumerable<string> Of(IEnumerable<StreamEntry> entries) => entries.Select(Of);

    public static IEnumerable<string> Of(IEnumerable<StreamReadResult> results) =>
        results.SelectMany(static result => result.Entries.Select(entry => $"{result.Key}: {Of(entry)}"));
}
