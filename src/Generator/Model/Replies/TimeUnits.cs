using System;
using System.Collections.Generic;

namespace Glide.Generator.Model.Replies;

/// <summary>The units in which times come, by their names in the overlay.</summary>
internal static class TimeUnits
{
    private static readonly Dictionary<string, (string Type, string Method)> Units = new(StringComparer.Ordinal)
    {
        ["seconds"] = ("TimeSpan", "ReadSeconds"),
        ["milliseconds"] = ("TimeSpan", "ReadMilliseconds"),
        ["microseconds"] = ("TimeSpan", "ReadMicroseconds"),
        ["decimal-seconds"] = ("TimeSpan", "ReadDecimalSeconds"),
        ["unix-seconds"] = ("DateTimeOffset", "ReadUnixSeconds"),
        ["unix-milliseconds"] = ("DateTimeOffset", "ReadUnixMilliseconds"),
    };

    public static bool Contains(string unit) => Units.ContainsKey(unit);

    /// <summary>The C# type of a time in that unit.</summary>
    public static string TypeOf(string unit) => Units[unit].Type;

    /// <summary>The reader's method for it.</summary>
    public static string MethodOf(string unit) => Units[unit].Method;
}
