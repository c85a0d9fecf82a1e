using System.Reflection;
using Glide.Commands;

namespace Glide.ClusterClient.Tests.Routing;

/// <summary>Calls every method of the typed surface, sessions included, with sets of arguments, for what it encodes.</summary>
internal sealed class TypedCalls
{
    /// <summary>The methods that encode commands.</summary>
    private static IReadOnlyList<MethodInfo> Methods { get; } =
    [
        .. typeof(Surface).GetMethods()
            .Where(static method => method.Name.EndsWith("Async", StringComparison.Ordinal) && method.Name != nameof(ValkeyCommands.CustomCommandAsync))
            .OrderBy(static method => method.ToString(), StringComparer.Ordinal),
    ];

    private static readonly Lazy<IReadOnlyDictionary<MethodInfo, EncodedCommand[]>> AllEncoded = new(static () =>
    {
        var calls = new TypedCalls();
        return Methods.ToDictionary(static method => method, method => calls.Encode(method).ToArray());
    });

    private readonly EncodingExecutor _executor = new();
    private readonly Surface _surface;

    private TypedCalls() => _surface = new Surface(_executor);

    /// <summary>What each method makes of the sets of arguments; those that it refuses make nothing.</summary>
    public static IReadOnlyDictionary<MethodInfo, EncodedCommand[]> Encoded => AllEncoded.Value;

    private IEnumerable<EncodedCommand> Encode(MethodInfo method)
    {
        foreach (var variant in ArgumentVariant.All)
        {
            _executor.Last = null;
            _executor.Source = method.Name;
            try
            {
                AnyMethod.Invoke(method, _surface, ArgumentMaker.MakeAll(method, variant));
            }
            catch (Exception exception) when ((exception as TargetInvocationException)?.InnerException is ArgumentException or FormatException
                || exception is ArgumentException or FormatException)
            {
                // Options that exclude each other.
                continue;
            }

            if (_executor.Last is { } encoded)
            {
                yield return encoded;
            }
        }
    }

    private sealed class Surface(CommandExecutor executor) : ValkeySessionCommands(executor);
}
