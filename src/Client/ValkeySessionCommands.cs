using Glide.Commands;

namespace Glide;

/// <summary>The commands that speak about the connection that carries them, in addition to all others.</summary>
public abstract partial class ValkeySessionCommands : ValkeyNodeCommands, IValkeySessionCommands
{
    private protected ValkeySessionCommands(CommandExecutor executor)
        : base(executor)
    {
    }

    private protected override bool HasOwnConnection => true;
}
