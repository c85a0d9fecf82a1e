using Glide.Commands;

namespace Glide.Batches;

/// <summary>A command in a batch.</summary>
/// <param name="Descriptor">What is known about it.</param>
/// <param name="Read">The function that reads its reply, a <c>delegate*&lt;ref RespReader, TReply&gt;</c>.</param>
/// <param name="Fold">The function that folds the replies of several nodes, a <c>delegate*&lt;ReplyParts&lt;TReply&gt;, TReply&gt;</c>.</param>
/// <param name="Offset">Where in the batch's bytes it begins.</param>
/// <param name="FirstExternal">How many large arguments the commands before it have.</param>
/// <param name="FirstKey">How many keys the commands before it have.</param>
/// <param name="Words">The number of its words.</param>
/// <param name="Slot">The slot of its keys, as a request's. Only in a batch for a cluster.</param>
internal readonly record struct BatchEntry(
    CommandDescriptor Descriptor, nint Read, nint Fold, int Offset, int FirstExternal, int FirstKey, int Words, int Slot);
