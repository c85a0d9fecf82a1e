using Glide.Commands;

namespace Glide;

/// <summary>The commands of a client with other call settings.</summary>
internal sealed class CommandView(CommandExecutor executor) : ValkeyNodeCommands(executor);
