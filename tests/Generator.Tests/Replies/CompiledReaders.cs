using System.Globalization;
using System.Reflection;
using Glide.Generator.Emit;
using Glide.Generator.Emit.Replies;
using Glide.Generator.Model.Replies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Glide.Generator.Tests.Replies;

/// <summary>The emitted readers of many replies, compiled together with the emitted types they need.</summary>
internal sealed class CompiledReaders
{
    // The client lets this assembly see its internal readers.
    private const string AssemblyName = "Glide.Generated.Generator.Tests.Compiled";
    private const string Header = """
        #nullable enable
        using System;
        using System.Collections.Generic;
        using Glide;
        using Glide.Commands;
        using Glide.Protocol;

        namespace Compiled;

        """;

    private readonly Dictionary<string, MethodInfo> _readers = [];

    private CompiledReaders(Assembly assembly, IEnumerable<string> names)
    {
        foreach (var (name, type) in names.Select((name, number) => (name, ClassName(number))))
        {
            _readers.Add(name, assembly.GetType("Compiled." + type, throwOnError: true)!.GetMethod("ReadAll")!);
        }
    }

    /// <summary>The readers of every method of the surface.</summary>
    public static Lazy<CompiledReaders> OfTheSurface { get; } = new(() => Compile(KnownReplies.Replies, KnownReplies.Types.Records));

    /// <summary>Compiles the readers of replies, by their names.</summary>
    public static CompiledReaders Compile(IReadOnlyDictionary<string, ReplyType> replies, IEnumerable<RecordModel> records)
    {
        var sources = records.Select(record => RecordEmitter.Emit(record, "Compiled")).ToList();
        foreach (var (type, number) in replies.Values.Select((type, number) => (type, number)))
        {
            sources.Add(ReaderSource(type, ClassName(number)));
        }

        return new CompiledReaders(Emit(sources), replies.Keys);
    }

    /// <summary>Reads a reply, which must end where its reader ends.</summary>
    public object? Read(string reply, byte[] frame)
    {
        try
        {
            return _readers[reply].Invoke(null, [frame]);
        }
        catch (TargetInvocationException exception)
        {
            throw exception.InnerException!;
        }
    }

    private static string ReaderSource(ReplyType type, string className)
    {
        var writer = new SourceWriter();
        writer.Line(Header).Open($"public static class {className}");
        writer.Open("public static object? ReadAll(byte[] frame)")
            .Line("var reader = new RespReader(frame);")
            .Line("object? answer = Read(ref reader);")
            .Line("return reader.IsAtEnd ? answer : throw new Glide.Generator.Tests.Replies.BytesLeftException();")
            .Close();
        ReplyEmitter.WriteMethod(writer.Separate(), $"public static {ReplyTypeNames.Of(type)} Read(ref RespReader reader)", type);
        return writer.Close().Finish();
    }

    private static Assembly Emit(IEnumerable<string> sources)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            AssemblyName,
            sources.Select(source => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview))),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.Empty(result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.ToString()));
        return Assembly.Load(image.ToArray());
    }

    private static string ClassName(int number) => "Reader" + number.ToString(CultureInfo.InvariantCulture);
}
