using System.Linq;
using Glide.Generator.Model.Commands;

namespace Glide.Generator.Emit.Batches;

/// <summary>Which batches a command can be queued into, as its descriptor tells.</summary>
internal static class BatchPlace
{
    private const string Every = "BatchCommands";
    private const string NotAtomicInCluster = "FanOutBatchCommands";
    private const string OneServer = "NodeBatchCommands";

    /// <summary>The class that has the command's methods; null for a command that no batch can hold.</summary>
    public static string? ClassOf(CommandModel command)
    {
        var descriptor = command.Descriptor;
        if (command.Surface != SurfaceKind.Typed || descriptor.Flags.Contains("NoMulti") || descriptor.RequestPolicy == "ExplicitNode")
        {
            return null;
        }

        if (descriptor.ResponsePolicy == "PerNode" || descriptor.RequestPolicy == "Special")
        {
            return OneServer;
        }

        return descriptor.RequestPolicy is "AllNodes" or "AllShards" ? NotAtomicInCluster : Every;
    }

    /// <summary>Whether the command can be queued without waiting at the server.</summary>
    public static bool CanBeQueued(CommandModel command, MethodModel method)
        => !command.Descriptor.Flags.Contains("Blocking") || method.Steps.Any(step => step.Argument is { IsOptional: true } argument && Waits(argument));

    /// <summary>Whether the parameter makes the command wait at the server, and so is not offered.</summary>
    public static bool MakesItWait(MethodModel method, ParameterModel parameter)
        => method.Steps.Any(step => step is { InOptions: false, Argument: { } argument } && argument.Name == parameter.Name && Waits(argument));

    private static bool Waits(ArgumentModel argument)
        => argument is { Kind: ArgumentKind.Scalar, Scalar: ScalarKind.BlockingSeconds or ScalarKind.BlockingMilliseconds };
}
