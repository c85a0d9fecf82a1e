namespace Glide;

/// <summary>The commands that speak about the connection that carries them, in addition to all others.</summary>
public partial interface IValkeySessionCommands : IValkeyNodeCommands
{
}
