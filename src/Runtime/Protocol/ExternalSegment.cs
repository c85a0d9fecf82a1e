namespace Glide.Protocol;

/// <summary>A large argument that goes to the socket from the caller's own memory.</summary>
/// <param name="Position">Where it belongs: after so many bytes of the buffer.</param>
/// <param name="Memory">The bytes, without the line end that follows them in the buffer.</param>
internal readonly record struct ExternalSegment(int Position, ReadOnlyMemory<byte> Memory);
