namespace Glide.Cluster;

/// <summary>
/// A slot whose keys were moving one by one when its owner was read. It is done when the node to which they move has been read as well,
/// and the owner then says that the slot has not been away and come back to it meanwhile: a key could have travelled with it.
/// </summary>
/// <param name="Target">The id of the node to which the keys move.</param>
/// <param name="Source">The id of the owner.</param>
/// <param name="SourceEpoch">The owner's configuration epoch when it had been read: it grows when a slot comes to it.</param>
/// <param name="IsTargetRead">Whether the target has been read since.</param>
internal readonly record struct ScanAwaited(string Target, string Source, long SourceEpoch, bool IsTargetRead);
