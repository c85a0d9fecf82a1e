using Glide.Commands;

namespace Glide.Batches;

/// <summary>A command in a batch.</summary>
/// <param name="Descriptor">What is known about it.</param>
/// <param name="Read">The function that reads its reply, a <c>delegate*&lt;ref RespReader, TReply&gt;</c>.</param>
/// <param name="Offset">Where in the batch's bytes it begins.</param>
/// <param name="FirstExternal">How many large arguments the commands before it have.</param>
/// <param name="FirstKey">How many keys the commands before it have.</param>
internal readonly record struct BatchEntry(CommandDescriptor Descriptor, nint Read, int Offset, int FirstExternal, int FirstKey);
