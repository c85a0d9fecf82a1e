using Glide.Generator.Emit.Batches;
using Glide.Generator.Model.Commands;

namespace Glide.Generator.Emit.Extensions;

/// <summary>Writes the methods of a user's command: extensions of the surfaces on which a command of Valkey's has members, and of the batches.</summary>
internal static class ExtensionEmitter
{
    private const string Class = "ValkeyCommandExtensions";

    public static void Emit(SourceWriter writer, CommandModel command, string access)
    {
        writer.Separate().Open($"{access} static partial class {Class}");
        foreach (var place in SurfacePlace.Of(command))
        {
            foreach (var method in command.Methods)
            {
                EmitMethod(writer, command, method, place);
            }
        }

        BatchEmitter.EmitExtensions(writer, command);
        writer.Close();
    }

    /// <summary>Writes the file that documents the class, of which every command has a part.</summary>
    public static string EmitClass(string ns, string access)
    {
        var writer = CommandEmitter.Begin(ns);
        writer.Separate();
        writer.Summary("Commands of this project's own, on clients, their views, sessions and batches.");
        writer.Open($"{access} static partial class {Class}");
        writer.Close();
        return writer.Finish();
    }

    private static void EmitMethod(SourceWriter writer, CommandModel command, MethodModel method, SurfacePlace place)
    {
        var extended = ExtendedParameter.Of(place, method);
        writer.Separate();
        XmlDoc.Method(writer, command, method, method.Parameters, place, extended);
        CommandAttributes.Write(writer, command, method);
        EmitBody(writer, method, place, extended, method.HasParams ? null : SurfaceEmitter.Token + " = default");
        if (method.HasParams)
        {
            writer.Separate();
            SurfaceEmitter.InheritDoc(writer, method, extended);
            CommandAttributes.Write(writer, command, method);
            SurfaceEmitter.YieldToParams(writer);
            EmitBody(writer, method, place, extended, SurfaceEmitter.Token);
        }

        if (!place.IsPerNode)
        {
            LargeValueEmitter.EmitExtensions(writer, command, method, place, extended);
        }
    }

    private static void EmitBody(SourceWriter writer, MethodModel method, SurfacePlace place, ExtendedParameter extended, string? token)
    {
        writer.Write("public static ");
        SurfaceEmitter.WriteSignature(writer, method, place, token, extended);
        writer.Line();
        writer.Indent().Line($"=> {extended.Name}.{place.Executor}.{SurfaceEmitter.Call(method, token)};").Outdent();
    }
}
