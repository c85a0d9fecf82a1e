using System.Buffers;
using System.Reflection;

namespace Glide.ClusterClient.Tests.Routing;

/// <summary>Makes arguments for the typed surface by their types alone: what a type offers for making it is what gets called.</summary>
internal static class ArgumentMaker
{
    private static readonly DateTimeOffset Year2100 = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static object? Make(Type type, ArgumentVariant variant)
    {
        if (Nullable.GetUnderlyingType(type) is { } some)
        {
            return variant.NextOption() ? Make(some, variant) : null;
        }

        if (ElementOf(type) is { } element)
        {
            var array = Array.CreateInstance(element, variant.Repeat);
            for (var i = 0; i < array.Length; i++)
            {
                array.SetValue(Make(element, variant), i);
            }

            return array;
        }

        return type switch
        {
            _ when type == typeof(ValkeyKey) => (ValkeyKey)variant.NextKey(),
            _ when type == typeof(ValkeyValue) => (ValkeyValue)variant.NextValue(),
            _ when type == typeof(string) => variant.NextValue(),
            _ when type == typeof(bool) => variant.NextOption(),
            _ when type == typeof(CancellationToken) => CancellationToken.None,
            _ when type == typeof(TimeSpan) => TimeSpan.FromSeconds(7),
            _ when type == typeof(DateTimeOffset) => Year2100,
            _ when type == typeof(IBufferWriter<byte>) => new ArrayBufferWriter<byte>(),
            { IsEnum: true } => Enum.GetValues(type).GetValue(variant.Choice % Enum.GetValues(type).Length),
            { IsPrimitive: true } => Convert.ChangeType(7, type, null),
            _ => MakeByItself(type, variant),
        };
    }

    public static object?[] MakeAll(MethodBase method, ArgumentVariant variant) =>
        [.. method.GetParameters().Select(parameter => Make(parameter.ParameterType, variant))];

    private static Type? ElementOf(Type type) => type switch
    {
        { IsSZArray: true } => type.GetElementType(),
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(ReadOnlySpan<>)
            || type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => type.GetGenericArguments()[0],
        _ => null,
    };

    /// <summary>By one of the type's own constructors, factories and constants, with its options where it has some.</summary>
    private static object MakeByItself(Type type, ArgumentVariant variant)
    {
        List<Func<object>> ways = [];
        ways.AddRange(type.GetConstructors()
            .Where(constructor => constructor.GetParameters() is { Length: > 0 } parameters && parameters[0].ParameterType != type)
            .Select(constructor => (Func<object>)(() => constructor.Invoke(MakeAll(constructor, variant)))));
        ways.AddRange(type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method => method.ReturnType == type && !method.IsSpecialName && !method.IsGenericMethod && !method.GetParameters().Any(TakesReader))
            .Select(method => (Func<object>)(() => AnyMethod.Invoke(method, null, MakeAll(method, variant))!)));
        ways.AddRange(type.GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == type)
            .Select(property => (Func<object>)(() => property.GetValue(null)!)));

        var made = ways.Count == 0 ? Activator.CreateInstance(type)! : ways[variant.Choice % ways.Count]();
        foreach (var option in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (ways.Count == 0 && option.SetMethod is { IsPublic: true })
            {
                option.SetValue(made, IsReference(option) && !variant.NextOption() ? null : Make(option.PropertyType, variant));
            }
        }

        return made;
    }

    private static bool TakesReader(ParameterInfo parameter) => parameter.ParameterType.IsByRef || parameter.ParameterType == typeof(IFormatProvider);

    private static bool IsReference(PropertyInfo option) => !option.PropertyType.IsValueType;
}
