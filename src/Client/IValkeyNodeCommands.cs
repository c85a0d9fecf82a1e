namespace Glide;

/// <summary>
/// All commands of one server: those that mean the same everywhere, and those whose reply speaks about the server that gives it, such as
/// its memory, its latency or its cursors.
/// </summary>
public partial interface IValkeyNodeCommands : IValkeyCommands
{
}
