using System.Reflection;
using Glide.Commands;

namespace Glide.Batches.Tests.Surface;

/// <summary>Which commands batches have, held against what is known of every command.</summary>
public sealed class SurfaceTests
{
    private static readonly Type[] Classes = [typeof(BatchCommands<>), typeof(FanOutBatchCommands<>), typeof(NodeBatchCommands<>)];

    private static readonly MethodInfo[] Methods =
        [.. Classes.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))];

    private static readonly MethodInfo[] Queueing = [.. Methods.Where(method => method.GetCustomAttribute<ValkeyCommandAttribute>() is not null)];

    [Fact]
    public void Every_command_of_a_client_can_be_queued_unless_its_descriptor_forbids_it()
    {
        var queued = Queueing.Select(method => method.Name).ToHashSet(StringComparer.Ordinal);
        var typed = typeof(ValkeyNodeCommands).GetMethods().Select(method => method.Name).ToHashSet(StringComparer.Ordinal);
        var expected = CommandTypes()
            .Where(command => typed.Contains(command.Method + "Async") && IsBatchable(command.Descriptor))
            .Select(command => command.Method)
            .ToHashSet(StringComparer.Ordinal);

        Assert.True(expected.Count > 250, $"{expected.Count} commands were looked at.");
        Assert.Empty(expected.Except(queued));
        Assert.Contains("XRead", queued);
        Assert.Contains("XReadGroup", queued);
        Assert.DoesNotContain("BLPop", queued);
        Assert.DoesNotContain("Watch", queued);
        Assert.DoesNotContain("ClusterMeet", queued);
        Assert.Equal(["count", "queued", "streams"], typeof(Batch).GetMethods().Where(method => method.Name == "XRead").SelectMany(method => method.GetParameters()).Select(parameter => parameter.Name!).Distinct().Order());
    }

    [Fact]
    public void Every_queued_command_stands_where_its_policies_allow_it()
    {
        Assert.All(Queueing, method =>
        {
            var descriptor = CommandRegistry.Find(method.GetCustomAttribute<ValkeyCommandAttribute>()!.Name);
            Assert.NotNull(descriptor);
            Assert.True(IsBatchable(descriptor) || (descriptor.Flags & CommandFlags.Blocking) != 0, descriptor.Name);
            var expected = descriptor.ResponsePolicy == ResponsePolicy.PerNode || descriptor.RequestPolicy == RequestPolicy.Special ? typeof(NodeBatchCommands<>)
                : descriptor.RequestPolicy is RequestPolicy.AllNodes or RequestPolicy.AllShards ? typeof(FanOutBatchCommands<>)
                : typeof(BatchCommands<>);
            Assert.Equal((descriptor.Name, expected), (descriptor.Name, method.DeclaringType));
        });
    }

    [Fact]
    public void Every_method_has_a_form_for_chains()
    {
        var direct = Queueing.Where(method => !IsChain(method)).ToArray();
        var chains = Queueing.Where(IsChain).ToArray();

        Assert.Equal(direct.Length, chains.Length);
        Assert.All(direct, method => Assert.Single(chains, chain =>
            chain.Name == method.Name
            && chain.GetParameters()[0].ParameterType.GetElementType() == method.ReturnType
            && chain.GetParameters().Skip(1).Select(Describe).SequenceEqual(method.GetParameters().Select(Describe))));
    }

    [Fact]
    public void The_results_have_an_indexer_for_every_handle()
    {
        var handles = Queueing
            .Where(method => !IsChain(method))
            .Select(method => method.ReturnType)
            .Where(type => type != typeof(Queued))
            .Distinct()
            .ToArray();
        var indexers = typeof(BatchResults).GetProperties()
            .Where(property => property.GetIndexParameters().Length == 1)
            .ToDictionary(property => property.GetIndexParameters()[0].ParameterType, property => property.PropertyType);

        Assert.True(handles.Length > 50, $"{handles.Length} types were looked at.");
        Assert.All(handles, handle => Assert.Equal(handle.GetGenericArguments()[0], indexers[handle]));
    }

    private static bool IsChain(MethodInfo method) => method.GetParameters() is [{ IsOut: true }, ..];

    private static (string, Type, object?, bool) Describe(ParameterInfo parameter) => (
        parameter.Name!,
        parameter.ParameterType,
        parameter.HasDefaultValue ? parameter.RawDefaultValue : null,
        parameter.IsDefined(typeof(System.Runtime.CompilerServices.ParamCollectionAttribute), inherit: false));

    private static bool IsBatchable(CommandDescriptor descriptor) =>
        (descriptor.Flags & (CommandFlags.SessionBound | CommandFlags.Unanswered | CommandFlags.NoMulti | CommandFlags.Blocking)) == 0
        && descriptor.RequestPolicy != RequestPolicy.ExplicitNode;

    /// <summary>The generated structs, with the names of their methods.</summary>
    private static IEnumerable<(string Method, CommandDescriptor Descriptor)> CommandTypes() => typeof(GlideClient).Assembly.GetTypes()
        .Where(type => type.IsValueType && type.Name.EndsWith("Command", StringComparison.Ordinal))
        .Select(type => (Type: type, Property: type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)))
        .Where(pair => pair.Property is not null)
        .Select(pair => (pair.Type.Name[..^"Command".Length], pair.Property!.GetMethod!.CreateDelegate<Func<CommandDescriptor>>()()));
}
