namespace Glide.ClusterClient.Tests.Routing;

/// <summary>An error of a server by the word with which it begins.</summary>
internal sealed record PlainError(string Code)
{
    public override string ToString() => $"(error) {Code}";
}
