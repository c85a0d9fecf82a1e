using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Glide.Api.Tests;

/// <summary>Writes members as their declarations read.</summary>
internal static class Signatures
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static string Of(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"{Access(constructor)}{TypeName(constructor)}({Parameters(constructor)})",
        MethodInfo method => Of(method),
        PropertyInfo property => Of(property),
        EventInfo declared => $"{Access(declared.AddMethod!)}event {TypeNames.Of(declared.EventHandlerType!, Nullability.Create(declared))} {declared.Name}",
        FieldInfo field => Of(field),
        _ => throw new ArgumentException($"A {member.MemberType} cannot be listed.", nameof(member)),
    };

    private static string Of(MethodInfo method)
    {
        var returned = TypeNames.Of(method.ReturnType, Nullability.Create(method.ReturnParameter));
        var name = method.Name switch
        {
            "op_Implicit" => "implicit operator",
            "op_Explicit" => "explicit operator",
            _ when method.IsSpecialName && method.Name.StartsWith("op_", StringComparison.Ordinal) => $"operator {method.Name[3..]}",
            _ => method.Name,
        };
        var arguments = method.GetGenericArguments();
        var generic = arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments.Select(argument => argument.Name))}>";
        return $"{Access(method)}{returned} {name}{generic}({Parameters(method)}){string.Concat(arguments.Select(Constraint))}";
    }

    private static string Of(PropertyInfo property)
    {
        var accessor = property.GetMethod ?? property.SetMethod!;
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var name = property.GetIndexParameters().Length == 0 ? property.Name : $"this[{Parameters(property.GetIndexParameters())}]";
        var get = IsVisible(property.GetMethod) ? " get;" : "";
        var set = !IsVisible(property.SetMethod)
            ? ""
            : property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;";
        return $"{Access(accessor)}{required}{TypeNames.Of(property.PropertyType, Nullability.Create(property))} {name} {{{get}{set} }}";
    }

    private static string Of(FieldInfo field)
    {
        if (field.DeclaringType!.IsEnum)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{field.Name} = {field.GetRawConstantValue()}");
        }

        var type = TypeNames.Of(field.FieldType, Nullability.Create(field));
        return field.IsLiteral
            ? $"const {type} {field.Name} = {Literal(field.GetRawConstantValue(), field.FieldType)}"
            : $"{(field.IsFamily ? "protected " : "")}{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{type} {field.Name}";
    }

    public static bool IsVisible(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    /// <summary>The constraints of a type parameter, as a <c>where</c> clause; empty where there are none.</summary>
    public static string Constraint(Type parameter)
    {
        var attributes = parameter.GenericParameterAttributes;
        var isStruct = attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        List<string> constraints = [];
        if (isStruct)
        {
            constraints.Add("struct");
        }
        else if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            constraints.Add("class");
        }

        constraints.AddRange(parameter.GetGenericParameterConstraints().Where(type => type != typeof(ValueType)).Select(type => TypeNames.Of(type)));
        if (!isStruct && attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint))
        {
            constraints.Add("new()");
        }

        if (attributes.HasFlag(GenericParameterAttributes.AllowByRefLike))
        {
            constraints.Add("allows ref struct");
        }

        return constraints.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", constraints)}";
    }

    private static string Access(MethodBase method)
    {
        var access = method.IsFamily || method.IsFamilyOrAssembly ? "protected " : "";
        var kind = method.IsStatic
            ? method.IsAbstract ? "static abstract " : "static "
            : method.DeclaringType!.IsInterface ? method.IsAbstract ? "" : "virtual "
            : method is not MethodInfo { IsVirtual: true } declared || method.IsFinal ? ""
            : method.IsAbstract ? "abstract "
            : declared.GetBaseDefinition() != declared ? "override "
            : "virtual ";
        return access + kind;
    }

    private static string TypeName(ConstructorInfo constructor) => constructor.DeclaringType!.Name.Split('`')[0];

    private static string Parameters(MethodBase method) => Parameters(method.GetParameters());

    private static string Parameters(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var collects = parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params " : "";
        var scoped = parameter.IsDefined(typeof(ScopedRefAttribute)) && !parameter.IsOut ? "scoped " : "";
        var by = !parameter.ParameterType.IsByRef ? "" : parameter.IsOut ? "out " : parameter.IsDefined(typeof(IsReadOnlyAttribute)) ? "in " : "ref ";
        var given = parameter.HasDefaultValue ? $" = {Literal(parameter.RawDefaultValue, parameter.ParameterType)}" : "";
        return $"{scoped}{collects}{by}{TypeNames.Of(parameter.ParameterType, Nullability.Create(parameter))} {parameter.Name}{given}";
    }

    private static string Literal(object? value, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return value switch
        {
            null => type.IsValueType && plain == type ? "default" : "null",
            string text => $"\"{text}\"",
            bool flag => flag ? "true" : "false",
            _ when plain.IsEnum => $"{plain.Name}.{Enum.ToObject(plain, value)}",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };
    }
}
