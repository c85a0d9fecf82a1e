using System;
using Glide.Generator.Model.Commands;
using Glide.Generator.Model.Specs;

namespace Glide.Generator.Mapping;

/// <summary>Chooses the C# type of a value of one word by its type in the spec, its name and its token.</summary>
internal static class Scalars
{
    public static ScalarKind Choose(Shape shape, bool isBlocking) => shape.Type switch
    {
        ArgumentType.Key => ScalarKind.Key,
        ArgumentType.Double when shape.Name == "timeout" => isBlocking ? ScalarKind.BlockingSeconds : ScalarKind.Seconds,
        ArgumentType.Double => ScalarKind.Double,
        ArgumentType.UnixTime => shape.Name.Contains("milliseconds") ? ScalarKind.UnixMilliseconds : ScalarKind.UnixSeconds,
        ArgumentType.Integer => ChooseInteger(shape, isBlocking),
        _ => ScalarKind.Value,
    };

    /// <summary>The scalar that the overlay names; null if the name is a type's.</summary>
    public static ScalarKind? Find(string name) => name switch
    {
        "value" => ScalarKind.Value,
        "key" => ScalarKind.Key,
        "text" => ScalarKind.Text,
        "long" => ScalarKind.Int64,
        "double" => ScalarKind.Double,
        "bool" => ScalarKind.Bit,
        "seconds" => ScalarKind.Seconds,
        "milliseconds" => ScalarKind.Milliseconds,
        "unixSeconds" => ScalarKind.UnixSeconds,
        "unixMilliseconds" => ScalarKind.UnixMilliseconds,
        "blockingSeconds" => ScalarKind.BlockingSeconds,
        "blockingMilliseconds" => ScalarKind.BlockingMilliseconds,
        _ => null,
    };

    public static string TypeOf(ScalarKind kind) => kind switch
    {
        ScalarKind.Key => "ValkeyKey",
        ScalarKind.Text => "string",
        ScalarKind.Int64 => "long",
        ScalarKind.Double => "double",
        ScalarKind.Bit => "bool",
        ScalarKind.UnixSeconds or ScalarKind.UnixMilliseconds => "DateTimeOffset",
        ScalarKind.Value => "ValkeyValue",
        _ => "TimeSpan",
    };

    private static ScalarKind ChooseInteger(Shape shape, bool isBlocking)
    {
        bool blocks = isBlocking && (shape.Name == "timeout" || (shape.Tokens.Count == 1 && shape.Tokens[0] == "BLOCK"));
        return shape.Name switch
        {
            _ when blocks => ScalarKind.BlockingMilliseconds,
            "seconds" => ScalarKind.Seconds,
            "milliseconds" or "timeout" or "min-idle-time" => ScalarKind.Milliseconds,
            "unix-time-seconds" => ScalarKind.UnixSeconds,
            "unix-time-milliseconds" => ScalarKind.UnixMilliseconds,
            _ => ScalarKind.Int64,
        };
    }
}
