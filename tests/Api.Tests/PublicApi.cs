using System.Reflection;
using System.Runtime.CompilerServices;

namespace Glide.Api.Tests;

/// <summary>Lists what an assembly shows to its users: a line for each type and for each of its members, sorted.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<Type> TypesOf(Assembly assembly) => assembly.GetExportedTypes();

    public static string List(Assembly assembly) =>
        string.Concat(TypesOf(assembly).SelectMany(Lines).Order(StringComparer.Ordinal).Select(line => line + "\n"));

    /// <summary>The members that a type declares and shows; not what every object has, nor what the compiler makes of a record.</summary>
    public static IEnumerable<MemberInfo> MembersOf(Type type) => type.GetMembers(Declared).Where(member => member switch
    {
        _ when member.Name.Contains('<', StringComparison.Ordinal) || IsOfEveryRecord(member) => false,
        ConstructorInfo constructor => Signatures.IsVisible(constructor) && !constructor.IsStatic,
        MethodInfo method => Signatures.IsVisible(method) && !IsAccessor(method) && !IsOfEveryObject(method),
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(Signatures.IsVisible),
        EventInfo declared => Signatures.IsVisible(declared.AddMethod),
        FieldInfo field => (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName,
        _ => false,
    });

    private static IEnumerable<string> Lines(Type type)
    {
        var name = $"{type.Namespace}.{TypeNames.Of(type)}";
        yield return $"{name} = {Kind(type)}{Bases(type)}{string.Concat(type.GetGenericArguments().Where(argument => argument.IsGenericParameter).Select(Signatures.Constraint))}";
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            yield return $"{name}: {Signatures.Of(type.GetMethod("Invoke")!)}";
            yield break;
        }

        var implementations = Implementations(type);
        foreach (var member in MembersOf(type).Where(member => !implementations.Overlaps(MethodsOf(member))))
        {
            yield return $"{name}: {Signatures.Of(member)}";
        }
    }

    private static string Kind(Type type)
    {
        if (type.IsInterface)
        {
            return "interface";
        }

        if (type.IsEnum)
        {
            return type.IsDefined(typeof(FlagsAttribute)) ? "flags enum" : "enum";
        }

        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return "delegate";
        }

        var isRecord = type.GetMethod("PrintMembers", Declared) is not null;
        if (type.IsValueType)
        {
            return $"{(type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "")}{(type.IsByRefLike ? "ref " : "")}{(isRecord ? "record " : "")}struct";
        }

        var modifier = type is { IsAbstract: true, IsSealed: true } ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "";
        return $"{modifier}{(isRecord ? "record" : "class")}";
    }

    private static string Bases(Type type)
    {
        if (type.IsEnum)
        {
            return "";
        }

        var inherited = type.BaseType is null || type.BaseType == typeof(object) || type.BaseType == typeof(ValueType) || type.BaseType == typeof(MulticastDelegate)
            ? []
            : new[] { type.BaseType };
        var own = type.GetInterfaces()
            .Where(candidate => candidate.IsVisible && type.BaseType?.GetInterfaces().Contains(candidate) != true)
            .OrderBy(candidate => TypeNames.Of(candidate), StringComparer.Ordinal);
        var all = inherited.Concat(own).Select(candidate => TypeNames.Of(candidate)).ToList();
        return all.Count == 0 ? "" : $" : {string.Join(", ", all)}";
    }

    private static MethodInfo[] MethodsOf(MemberInfo member) => member switch
    {
        MethodInfo method => [method],
        PropertyInfo property => property.GetAccessors(),
        EventInfo declared => [declared.AddMethod!],
        _ => [],
    };

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool IsOfEveryObject(MethodInfo method) =>
        method.GetBaseDefinition().DeclaringType is { } declaring && (declaring == typeof(object) || declaring == typeof(ValueType));

    /// <summary>The equality of a record, and its taking apart, follow from the line that says it is one.</summary>
    private static bool IsOfEveryRecord(MemberInfo member) =>
        member.IsDefined(typeof(CompilerGeneratedAttribute)) ||
        (member is PropertyInfo property && property.Name == "EqualityContract");

    /// <summary>The methods by which a class offers what the interface of its name says; the interface's own lines stand for both.</summary>
    private static HashSet<MethodInfo> Implementations(Type type) =>
        type.IsClass && type.GetInterface("I" + type.Name) is { } contract
            ? [.. type.GetInterfaceMap(contract).TargetMethods]
            : [];
}
