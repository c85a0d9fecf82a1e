using System.Collections.Concurrent;
using System.Reflection;

namespace Glide.Client.Tests.Commands.Coverage;

/// <summary>
/// Notes which tests of typed commands ran, so that what a filtered run leaves out is not taken for a command that no test executes.
/// A test that is marked as skipped counts as missing nothing: its commands are.
/// </summary>
internal static class TestsRun
{
    private static readonly ConcurrentDictionary<(string Class, string Method), bool> Ran = new();

    /// <summary>Notes the test that is being set up.</summary>
    public static void Note()
    {
        if (TestContext.Current.TestMethod is { } method)
        {
            Ran[(method.TestClass.TestClassName, method.MethodName)] = true;
        }
    }

    /// <summary>Whether any test of typed commands ran.</summary>
    public static bool Any => !Ran.IsEmpty;

    /// <summary>The tests of typed commands that there are and that did not run.</summary>
    public static IReadOnlyList<string> Missing() =>
    [
        .. from type in typeof(CommandTests).Assembly.GetTypes()
           where type.IsSubclassOf(typeof(CommandTests)) && !type.IsAbstract
           from method in type.GetMethods()
           where method.GetCustomAttribute<FactAttribute>() is { Skip: null, Explicit: false }
               && !Ran.ContainsKey((type.FullName!, method.Name))
           select $"{type.Name}.{method.Name}",
    ];
}
