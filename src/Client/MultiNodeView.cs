using Glide.Commands;

namespace Glide;

/// <summary>The commands of several nodes.</summary>
internal sealed class MultiNodeView(NodesExecutor nodes) : ValkeyMultiNodeCommands(nodes);
