using System.Reflection;
using Glide.Harness;

namespace Glide.Api.Tests;

/// <summary>
/// What users can see of the product, as text under review: a change to it shows in the diff. <c>UPDATE_SNAPSHOTS=1</c> in the
/// environment writes the files anew.
/// </summary>
public sealed class PublicApiTests
{
    private static readonly Assembly Runtime = typeof(ValkeyKey).Assembly;
    private static readonly Assembly Client = typeof(GlideClient).Assembly;

    private static readonly Type[] Surfaces =
    [
        typeof(IValkeyCommands), typeof(IValkeyNodeCommands), typeof(IValkeyClusterCommands), typeof(IValkeyMultiNodeCommands),
        typeof(IValkeySessionCommands),
    ];

    [Fact]
    public void The_runtime_shows_what_its_listing_says() => Compare(Runtime, "Runtime");

    [Fact]
    public void The_client_shows_what_its_listing_says() => Compare(Client, "Client");

    [Fact]
    public void No_signature_mentions_an_object_of_unknown_type()
    {
        var mentions =
            from type in PublicApi.TypesOf(Runtime).Concat(PublicApi.TypesOf(Client))
            where !typeof(Delegate).IsAssignableFrom(type)
            from member in PublicApi.MembersOf(type)
            where TypesIn(member).Any(MentionsObject)
            select $"{type}: {Signatures.Of(member)}";

        Assert.Empty(mentions);
    }

    [Fact]
    public void Every_method_that_runs_a_command_can_be_given_up()
    {
        var without = Surfaces.SelectMany(surface =>
        {
            var withToken = surface.GetMethods()
                .Where(method => method.GetParameters() is [.., var last] && last.ParameterType == typeof(CancellationToken))
                .Select(method => method.Name)
                .ToHashSet();
            return surface.GetMethods()
                .Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal) && !withToken.Contains(method.Name))
                .Select(method => $"{surface.Name}.{method.Name}");
        });
        Assert.Empty(without);
    }

    [Fact]
    public void Every_command_of_one_node_can_be_sent_to_several()
    {
        var one = Commands(typeof(IValkeyCommands)).Concat(Commands(typeof(IValkeyNodeCommands)))
            .Where(name => !name.EndsWith("LeaseAsync", StringComparison.Ordinal) && !name.EndsWith("IntoAsync", StringComparison.Ordinal));
        Assert.Equal(one.Order(StringComparer.Ordinal), Commands(typeof(IValkeyMultiNodeCommands)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_a_cluster_tells_node_by_node_one_node_tells_for_itself()
    {
        var cluster = typeof(IValkeyClusterCommands).GetMethods().Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(cluster);
        Assert.All(cluster, method => Assert.Equal(typeof(NodeReplies<>), method.ReturnType.GetGenericArguments()[0].GetGenericTypeDefinition()));
        Assert.Subset(Commands(typeof(IValkeyNodeCommands)), Commands(typeof(IValkeyClusterCommands)));
    }

    private static HashSet<string> Commands(Type surface)
        => surface.GetMethods().Select(method => method.Name).Where(name => name.EndsWith("Async", StringComparison.Ordinal)).ToHashSet();

    private static void Compare(Assembly assembly, string folder)
    {
        var file = RepositoryFolder.Combine("src", folder, "PublicApi.txt");
        var actual = PublicApi.List(assembly);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(file, actual);
        }

        var reviewed = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n").Split('\n') : [];
        var shown = actual.Split('\n');
        var difference = reviewed.Except(shown).Select(line => $"- {line}").Concat(shown.Except(reviewed).Select(line => $"+ {line}")).ToList();
        Assert.True(
            difference.Count == 0,
            $"src/{folder}/PublicApi.txt says otherwise; UPDATE_SNAPSHOTS=1 writes it anew, and the difference is for review:\n{string.Join('\n', difference)}");
    }

    private static IEnumerable<Type> TypesIn(MemberInfo member) => member switch
    {
        MethodInfo method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType),
        ConstructorInfo constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType),
        PropertyInfo property => property.GetIndexParameters().Select(parameter => parameter.ParameterType).Append(property.PropertyType),
        FieldInfo field => [field.FieldType],
        _ => [],
    };

    private static bool MentionsObject(Type type) =>
        type == typeof(object) ||
        (type.HasElementType && MentionsObject(type.GetElementType()!)) ||
        (type.IsGenericType && type.GetGenericArguments().Any(MentionsObject));
}
