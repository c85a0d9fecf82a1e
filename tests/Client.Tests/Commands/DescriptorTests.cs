using System.Collections.Immutable;
using Glide.Client.Tests.Commands.Coverage;
using Glide.Commands;

namespace Glide.Client.Tests.Commands;

/// <summary>
/// Holds every generated descriptor against what a real server says of the command. What it does not say is not compared: the client's
/// own flags and a hidden one of the server, and all of the commands of Sentinel.
/// </summary>
public sealed class DescriptorTests(CommandServers servers) : CommandTests(servers)
{
    private static readonly Dictionary<string, CommandFlags> Flags = new(StringComparer.Ordinal)
    {
        ["admin"] = CommandFlags.Admin,
        ["allow_busy"] = CommandFlags.AllowBusy,
        ["blocking"] = CommandFlags.Blocking,
        ["denyoom"] = CommandFlags.DenyOom,
        ["fast"] = CommandFlags.Fast,
        ["loading"] = CommandFlags.Loading,
        ["no_auth"] = CommandFlags.NoAuth,
        ["no_mandatory_keys"] = CommandFlags.NoMandatoryKeys,
        ["no_multi"] = CommandFlags.NoMulti,
        ["noscript"] = CommandFlags.NoScript,
        ["pubsub"] = CommandFlags.PubSub,
        ["readonly"] = CommandFlags.ReadOnly,
        ["stale"] = CommandFlags.Stale,
        ["write"] = CommandFlags.Write,
    };

    /// <summary>No server tells them.</summary>
    private const CommandFlags Untold = CommandFlags.MayReplicate | CommandFlags.SessionBound | CommandFlags.Unanswered;

    /// <summary>They are the server's own business, or follow from the key specs.</summary>
    private static readonly HashSet<string> FlagsWithoutMeaningToAClient =
        ["asking", "module", "movablekeys", "no_async_loading", "skip_commandlog", "skip_monitor"];

    [Theory]
    [OnEveryServer(Since = "9.1", What = "The version of the specs, which this compares with the server's own,")]
    public async Task Every_descriptor_says_what_the_server_says_of_the_command(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        var docs = (await valkey.Commands.CommandDocsAsync()).SelectMany(static entry => entry.Value.Subcommands.Append(entry)).ToDictionary();
        var infos = (await valkey.Commands.CommandInfoAsync()).SelectMany(static info => info!.Subcommands.Prepend(info)).ToArray();

        var differences = infos.SelectMany(info => DifferencesOf(info, docs[info.Name])).ToArray();

        Assert.True(differences is [], string.Join('\n', differences));
        var known = infos.Select(static info => NameOf(info)).ToHashSet();
        Assert.All(CommandSurface.Specs.Where(name => !known.Contains(name)), static name => Assert.StartsWith("SENTINEL", name, StringComparison.Ordinal));
    }

    private static IEnumerable<string> DifferencesOf(CommandInfo info, CommandDocs docs)
    {
        if (CommandRegistry.Find(NameOf(info)) is not { } descriptor)
        {
            // A container such as CONFIG is not callable by itself.
            return info.Subcommands is [] ? [$"{NameOf(info)} has no descriptor"] : [];
        }

        return Differences(
            ("name", NameOf(info), descriptor.Name),
            ("arity", info.Arity, (long)descriptor.Arity),
            ("since", Version.Parse(docs.Since!), descriptor.Since),
            ("flags", FlagsOf(info, docs), descriptor.Flags & ~Untold),
            ("unknown flags", "", string.Join(' ', info.Flags.Except(Flags.Keys).Except(FlagsWithoutMeaningToAClient))),
            ("key specs", string.Join('\n', info.KeySpecs.Select(KeySpecOf)), string.Join('\n', ToldKeySpecs(info, descriptor))));

        IEnumerable<string> Differences(params (string Fact, object Server, object Client)[] facts) => facts
            .Where(static fact => !fact.Server.Equals(fact.Client))
            .Select(fact => $"{descriptor.Name}: {fact.Fact}: the server says {fact.Server}, the descriptor {fact.Client}");
    }

    /// <summary>The descriptor's key specs, with the server's where that calls them unknown and the overlay knows them.</summary>
    private static ImmutableArray<KeySpec> ToldKeySpecs(CommandInfo info, CommandDescriptor descriptor)
    {
        KeySpec[] unknown = [.. info.KeySpecs.Where(IsUnknown).Select(KeySpecOf)];
        return unknown is [] || descriptor.KeySpecs.Contains(unknown[0])
            ? descriptor.KeySpecs
            : [.. descriptor.KeySpecs.Take(info.KeySpecs.Length - unknown.Length), .. unknown];
    }

    private static bool IsUnknown(CommandKeySpec spec) => spec.BeginSearch.Type == "unknown" || spec.FindKeys.Type == "unknown";

    private static string NameOf(CommandInfo info) => info.Name.Replace('|', ' ').ToUpperInvariant();

    private static CommandFlags FlagsOf(CommandInfo info, CommandDocs docs)
    {
        var flags = docs.DocFlags.Contains("deprecated") ? CommandFlags.Deprecated : CommandFlags.None;
        return info.Flags.Aggregate(flags, static (all, flag) => all | Flags.GetValueOrDefault(flag));
    }

    private static KeySpec KeySpecOf(CommandKeySpec spec)
    {
        var (begin, find) = (spec.BeginSearch.Spec, spec.FindKeys.Spec);
        return new KeySpec(
            BeginIndex: (int)(begin.Index ?? 0),
            BeginKeyword: begin.Keyword,
            KeywordStartFrom: (int)(begin.StartFrom ?? 0),
            LastKey: (int)(find.LastKey ?? 0),
            KeyStep: (int)(find.KeyStep ?? 1),
            Limit: (int)(find.Limit ?? 0),
            KeyCountIndex: (int)(find.KeyCountIndex ?? -1),
            FirstKey: (int)(find.FirstKey ?? 0),
            IsKey: !spec.Flags.Contains("not_key"),
            IsComplete: !IsUnknown(spec) && !spec.Flags.Contains("incomplete"));
    }
}
