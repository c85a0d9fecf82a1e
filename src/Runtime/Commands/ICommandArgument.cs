using Glide.Protocol;

namespace Glide.Commands;

/// <summary>An argument that stands for one or several words on the wire: an option union, a range, a bag of filters.</summary>
public interface ICommandArgument
{
    /// <summary>Writes the words of this argument.</summary>
    /// <param name="writer">The writer of the command.</param>
    void WriteTo(ref RespWriter writer);
}
