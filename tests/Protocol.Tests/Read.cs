namespace Glide.Protocol.Tests;

/// <summary>Reads something from a reply.</summary>
internal delegate TResult Read<TResult>(ref RespReader reader);
