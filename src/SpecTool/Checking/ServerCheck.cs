using System.Text.Json.Nodes;
using Glide.SpecTool.Differences;
using Glide.SpecTool.Specs;

namespace Glide.SpecTool.Checking;

/// <summary>Compares specs with what a running server tells about itself.</summary>
internal static class ServerCheck
{
    /// <summary>What the server tells (after) that the files do not say (before), and the other way round.</summary>
    public static async Task<SpecSetDifference> RunAsync(SpecSet files, IServerConnection server)
    {
        var told = await ServerSpecs.ReadAsync(server);
        return SpecSetDifference.Between(ComparableSpecs.Of(files, IsTold), ComparableSpecs.Of(told, _ => true));

        // Only a Sentinel has these commands; any other server has the rest.
        bool IsTold(SpecFile file) => told.Find(file.Name) is not null || !IsOfSentinel(file);
    }

    private static bool IsOfSentinel(SpecFile file) =>
        file.Spec["command_flags"] is JsonArray flags && flags.Any(flag => (string?)flag == "ONLY_SENTINEL");
}
