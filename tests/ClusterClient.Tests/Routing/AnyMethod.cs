using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;

namespace Glide.ClusterClient.Tests.Routing;

/// <summary>Calls a method that takes spans, which reflection alone cannot: they are given as arrays.</summary>
internal static class AnyMethod
{
    private static readonly ConcurrentDictionary<MethodInfo, Func<object?, object?[], object?>> Calls = new();

    public static object? Invoke(MethodInfo method, object? target, object?[] arguments) => Calls.GetOrAdd(method, Compile)(target, arguments);

    private static Func<object?, object?[], object?> Compile(MethodInfo method)
    {
        var call = new DynamicMethod(method.Name, typeof(object), [typeof(object), typeof(object[])], typeof(AnyMethod).Module, skipVisibility: true);
        var code = call.GetILGenerator();
        if (!method.IsStatic)
        {
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Castclass, method.DeclaringType!);
        }

        var parameters = method.GetParameters();
        for (var i = 0; i < parameters.Length; i++)
        {
            code.Emit(OpCodes.Ldarg_1);
            code.Emit(OpCodes.Ldc_I4, i);
            code.Emit(OpCodes.Ldelem_Ref);
            Unpack(code, parameters[i].ParameterType);
        }

        code.Emit(method.IsStatic ? OpCodes.Call : OpCodes.Callvirt, method);
        code.Emit(OpCodes.Box, method.ReturnType);
        code.Emit(OpCodes.Ret);
        return call.CreateDelegate<Func<object?, object?[], object?>>();
    }

    private static void Unpack(ILGenerator code, Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ReadOnlySpan<>))
        {
            var array = type.GetGenericArguments()[0].MakeArrayType();
            code.Emit(OpCodes.Castclass, array);
            code.Emit(OpCodes.Call, type.GetMethod("op_Implicit", [array])!);
        }
        else
        {
            code.Emit(OpCodes.Unbox_Any, type);
        }
    }
}
