using System.Reflection;
using Glide.Commands;
using Xunit.Sdk;
using Xunit.v3;

namespace Glide.Client.Tests.Commands;

/// <summary>
/// Runs a test of typed commands on every <see cref="Target"/>, or on those that have what it is about. What is left out stands with its
/// reason in the report of the server's coverage.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnEveryServerAttribute : DataAttribute
{
    /// <summary>The command that the test is about, where older servers do not have it; since when there is one, its descriptor says.</summary>
    public string? Command { get; init; }

    /// <summary>The version that brought what the test is about, where that is less than a command.</summary>
    public string? Since { get; init; }

    /// <summary>What came with <see cref="Since"/>: an option, a part of a reply, a setting of the server.</summary>
    public string? What { get; init; }

    /// <summary>Why the test does not run on a server, or null if it does.</summary>
    internal string? ReasonAgainst(Target target) => target.Knows(NeededVersion)
        ? null
        : $"{What ?? Command} came with {NeededVersion.ToString(2)}.";

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>(
            [.. Targets.All.Where(target => ReasonAgainst(target) is null).Select(static target => new TheoryDataRow<Target>(target))]);

    /// <inheritdoc/>
    public override bool SupportsDiscoveryEnumeration() => true;

    private Version NeededVersion => (Command, Since, What) switch
    {
        (null, null, null) => new Version(0, 0),
        ({ } command, null, null) => CommandRegistry.Find(command)?.Since ?? throw new InvalidOperationException($"There is no command {command}."),
        (null, { } since, not null) => Version.Parse(since),
        _ => throw new InvalidOperationException("A test names either a command, or a version and what came with it."),
    };
}
