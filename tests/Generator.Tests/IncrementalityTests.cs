using Glide.Generator.Tests.Driving;
using Microsoft.CodeAnalysis;

namespace Glide.Generator.Tests;

/// <summary>What runs again after an edit, and what does not.</summary>
public sealed class IncrementalityTests
{
    [Fact]
    public void An_edit_of_CSharp_runs_nothing_again()
    {
        var run = OfSome();
        run.AddSource("internal static class Unrelated { }");
        foreach (string step in new[] { Steps.Parsed, Steps.Overlay, Steps.Set, Steps.Mapped, Steps.Commands, Steps.Types, Steps.Registry })
        {
            Assert.All(Reasons(run, step), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        }

        Assert.All(Outputs(run), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void White_space_in_a_spec_changes_no_model()
    {
        var run = OfSome();
        run.Edit("get.json", text => "\n\n" + text + "\n");
        Assert.Equal(1, Reasons(run, Steps.Parsed).Count(reason => reason == IncrementalStepRunReason.Unchanged));
        Assert.All(Reasons(run, Steps.Parsed), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        Assert.All(Outputs(run), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void One_field_of_one_spec_changes_one_file()
    {
        var run = OfSome();
        run.Edit("get.json", text => text.Replace("\"since\": \"1.0.0\"", "\"since\": \"1.0.1\"", StringComparison.Ordinal));
        Assert.Single(Outputs(run), IncrementalStepRunReason.Modified);

        // The version of the command is not that of the set, which therefore is the same, and no other command is mapped again.
        Assert.Equal([IncrementalStepRunReason.Unchanged], Reasons(run, Steps.Set));
        Assert.Single(Reasons(run, Steps.Mapped), reason => reason != IncrementalStepRunReason.Cached);
        Assert.All(Outputs(run), reason => Assert.True(
            reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged or IncrementalStepRunReason.Modified));
        Assert.Contains("Since = new(1, 0, 1)", run.Source("Command.GET"), StringComparison.Ordinal);
    }

    [Fact]
    public void White_space_in_the_overlay_changes_no_file()
    {
        var run = OfSome();
        var before = Sources(run);
        run.Edit("arguments.json", text => "\n" + text);
        Assert.All(Reasons(run, Steps.Commands), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        Assert.Empty(Changed(before, run));
    }

    [Fact]
    public void A_reviewed_name_changes_the_files_of_its_command()
    {
        var run = OfSome();
        var before = Sources(run);
        run.Edit("names.json", text => text.Replace("\"name\": \"GetRange\"", "\"name\": \"GetPart\"", StringComparison.Ordinal));

        // The command's own file, and the registry that names its struct.
        Assert.Equal(["Command.GETRANGE.g.cs", "CommandRegistry.g.cs"], Changed(before, run).Order(StringComparer.Ordinal));
        Assert.Contains("GetPartAsync", run.Source("Command.GETRANGE"), StringComparison.Ordinal);
    }

    [Fact]
    public void No_step_keeps_what_the_compiler_made()
    {
        var run = OfSome();
        var values = run.Result.TrackedSteps.Where(step => step.Key is Steps.Parsed or Steps.Overlay or Steps.Set or Steps.Mapped or Steps.Commands or Steps.Types or Steps.Registry)
            .SelectMany(step => step.Value).SelectMany(step => step.Outputs).Select(output => output.Value);
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (object value in values)
        {
            AssertPlain(value, seen);
        }
    }

    [Fact]
    public void From_step_to_step_go_classes_and_pairs_of_them()
    {
        // Each struct there would have the compiler's pipeline compiled anew for it when the generator first runs.
        var types = OfSome().Result.TrackedSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs).Select(output => output.Value.GetType()).Distinct();
        Assert.All(types.Where(type => type.IsValueType), type =>
        {
            Assert.Equal(typeof(ValueTuple<,>), type.GetGenericTypeDefinition());
            Assert.DoesNotContain(type.GetGenericArguments(), part => part.IsValueType);
        });
    }

    /// <summary>Enough commands to see which run again; all of them would show the same.</summary>
    private static GeneratorRun OfSome()
        => GeneratorRun.Of(
            [.. GeneratorRun.ValkeyFiles().Where(file => file.Kind == "overlay" || Path.GetFileName(file.Path)[0] is 'g' or 's' or 'x')],
            tracksSteps: true);

    private static void AssertPlain(object? value, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
        {
            return;
        }

        Assert.False(value is ISymbol or SyntaxNode or SyntaxTree or Compilation or Location or AdditionalText, value.GetType().FullName);
        if (value is System.Collections.IEnumerable items)
        {
            foreach (object? item in items)
            {
                AssertPlain(item, seen);
            }

            return;
        }

        foreach (var field in value.GetType().GetFields(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic))
        {
            AssertPlain(field.GetValue(value), seen);
        }
    }

    private static List<IncrementalStepRunReason> Reasons(GeneratorRun run, string step)
        => run.Result.TrackedSteps[step].SelectMany(item => item.Outputs).Select(output => output.Reason).ToList();

    /// <summary>All outputs, those that only report included.</summary>
    private static List<IncrementalStepRunReason> Outputs(GeneratorRun run)
        => run.Result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs).Select(output => output.Reason).ToList();

    private static Dictionary<string, string> Sources(GeneratorRun run)
        => run.Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    private static IEnumerable<string> Changed(Dictionary<string, string> before, GeneratorRun run)
        => Sources(run).Where(source => !before.TryGetValue(source.Key, out string? old) || old != source.Value).Select(source => source.Key);
}
