namespace Glide.SpecTool.Checking;

/// <summary>The server answered with an error, whose text is the message.</summary>
internal sealed class ServerErrorException(string message) : Exception(message);
