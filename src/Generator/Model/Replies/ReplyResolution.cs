namespace Glide.Generator.Model.Replies;

/// <summary>The replies of a command, and why their type could not be told; null when it could.</summary>
internal sealed record ReplyResolution(ReplyModel Model, string? Problem);
