using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Threading;

namespace Glide.Generator;

/// <summary>
/// Has the generator's code compiled on a thread of its own while the first specs are read. The compiler comes compiled ahead of time and its
/// generators do not: in a process that has just begun, half of the time that all of Valkey's specs take goes into compiling what reads, maps and
/// writes them. A user's few specs are done before that would help, and need little of it.
/// </summary>
internal static class Precompilation
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    // In the order of their first use. The specs' own parsing is not among them: it is being compiled already, where it is called.
    private static readonly string[] Parts = ["Parsing.Overlay", "Parsing.Replies", "Model", "Mapping", "Emit"];

    // Members that every record has and that nearly none needs.
    private static readonly HashSet<string> OfRecords = new(StringComparer.Ordinal)
    {
        "Equals", "GetHashCode", "ToString", "PrintMembers", "Deconstruct", "op_Equality", "op_Inequality", "<Clone>$",
    };

    private static int s_begun;

    /// <summary>Begins, once in a process.</summary>
    public static void Begin()
    {
        if (Interlocked.Exchange(ref s_begun, 1) == 0)
        {
            new Thread(Compile) { IsBackground = true, Name = "Glide.Generated precompilation" }.Start();
        }
    }

    /// <summary>What is compiled.</summary>
    public static IEnumerable<MethodBase> Methods()
    {
        var types = typeof(Precompilation).Assembly.GetTypes();
        return Parts.SelectMany(part => types.Where(type => IsOf(type, part))).SelectMany(type => type.GetMembers(Declared).OfType<MethodBase>()).Where(IsWanted);
    }

    private static void Compile()
    {
        try
        {
            foreach (var method in Methods())
            {
                RuntimeHelpers.PrepareMethod(method.MethodHandle);
            }
        }
        catch (Exception)
        {
            // It is only sooner; what cannot be compiled says so where it is called, and here would end the compiler.
        }
    }

    private static bool IsOf(Type type, string part)
        => !type.ContainsGenericParameters
            && type.Namespace is { } name
            && name.StartsWith("Glide.Generator." + part, StringComparison.Ordinal);

    private static bool IsWanted(MethodBase method) => !method.IsAbstract && !method.ContainsGenericParameters && !OfRecords.Contains(method.Name);
}
