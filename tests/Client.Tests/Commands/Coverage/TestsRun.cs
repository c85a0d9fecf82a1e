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
        .. from test in All()
           where !Ran.ContainsKey((test.DeclaringType!.FullName!, test.Name))
           select NameOf(test),
    ];

    /// <summary>The tests of typed commands that do not run on a server, with the reason.</summary>
    public static IEnumerable<CommandCoverage.Gap> LeftOutOn(Target target) =>
        from test in All()
        let reason = test.GetCustomAttribute<OnEveryServerAttribute>()?.ReasonAgainst(target)
        where reason is not null
        select new CommandCoverage.Gap(NameOf(test), reason);

    /// <summary>The attributes that say where each test of typed commands runs.</summary>
    public static IEnumerable<OnEveryServerAttribute> Places =>
        All().Select(static test => test.GetCustomAttribute<OnEveryServerAttribute>()).OfType<OnEveryServerAttribute>();

    private static IEnumerable<MethodInfo> All() =>
        from type in typeof(CommandTests).Assembly.GetTypes()
        where type.IsSubclassOf(typeof(CommandTests)) && !type.IsAbstract
        from method in type.GetMethods()
        where method.GetCustomAttribute<FactAttribute>() is { Skip: null, Explicit: false }
        select method;

    private static string NameOf(MethodInfo test) => $"{test.DeclaringType!.Name}.{test.Name}";
}
