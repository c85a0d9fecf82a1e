using Glide.Generator.Tests.Driving;
using Microsoft.CodeAnalysis;

namespace Glide.Generator.Tests.Users;

/// <summary>What runs again in a user's project after an edit, and what does not.</summary>
public sealed class UserIncrementalityTests
{
    [Fact]
    public void An_edit_of_CSharp_emits_nothing_again()
    {
        var run = OfSome();
        run.AddSource("internal static class Unrelated { }");
        foreach (string step in new[] { Steps.Parsed, Steps.Mapped, Steps.Commands, Steps.Types, Steps.Namespaces })
        {
            Assert.All(Reasons(run, step), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        }

        // Whether a method is hidden is asked of the compilation, which is another one; the answer is the same.
        Assert.All(Reasons(run, Steps.Hidden), reason => Assert.Equal(IncrementalStepRunReason.Unchanged, reason));
        Assert.All(Outputs(run), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void An_edit_of_one_spec_changes_one_file()
    {
        var run = OfSome();
        run.Edit("put.json", text => text.Replace("\"since\": \"8.0.0\"", "\"since\": \"8.1.0\"", StringComparison.Ordinal));
        Assert.Single(Outputs(run), IncrementalStepRunReason.Modified);
        Assert.Contains("Since = new(8, 1, 0)", run.Source("Command.ACME.PUT"), StringComparison.Ordinal);
    }

    [Fact]
    public void White_space_in_a_spec_changes_nothing()
    {
        var run = OfSome();
        run.Edit("put.json", text => "\n" + text + "\n");
        Assert.All(Outputs(run), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    private static GeneratorRun OfSome()
        => GeneratorRun.OfUser(
            [Specs.Command(Specs.OfModule, "find.json"), Specs.Command(Specs.WithTypes, "put.json"), Specs.Command(Specs.Split, "getall.json")], tracksSteps: true);

    private static List<IncrementalStepRunReason> Reasons(GeneratorRun run, string step)
        => run.Result.TrackedSteps[step].SelectMany(item => item.Outputs).Select(output => output.Reason).ToList();

    private static List<IncrementalStepRunReason> Outputs(GeneratorRun run)
        => run.Result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs).Select(output => output.Reason).ToList();
}
