using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Glide.Generator.Tests.Driving;

/// <summary>A generator that has run over files, and can run again after a change.</summary>
internal sealed class GeneratorRun
{
    private GeneratorDriver _driver;

    private GeneratorRun(IReadOnlyList<SpecText> files, Compilation compilation, string? mode, bool tracksSteps, string? rootNamespace = null, string? access = null)
    {
        Files = files;
        Compilation = compilation;
        _driver = CSharpGeneratorDriver.Create(
            [new CommandGenerator().AsSourceGenerator(), new ReplyTypeGenerator().AsSourceGenerator()],
            files,
            Compiled.ParseOptions,
            new SpecOptions(mode, rootNamespace, access),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, tracksSteps));
        Run();
    }

    public IReadOnlyList<SpecText> Files { get; private set; }

    /// <summary>The compilation without what is generated.</summary>
    public Compilation Compilation { get; private set; }

    /// <summary>What the generator of the commands did.</summary>
    public GeneratorRunResult Result { get; private set; }

    /// <summary>How long both generators took in the last run, by the compiler's own clock, with the parsing of what they emit.</summary>
    public TimeSpan Elapsed => TimeSpan.FromTicks(_driver.GetTimingInfo().GeneratorTimes.Sum(time => time.ElapsedTime.Ticks));

    /// <summary>What both generators report.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; private set; } = [];

    /// <summary>The compilation with what is generated.</summary>
    public Compilation Output { get; private set; } = null!;

    /// <summary>What all of Valkey's specs and the overlay give.</summary>
    public static GeneratorRun OfValkey(string mode = "Client") => Of(ValkeyFiles(), mode);

    /// <param name="files">The files.</param>
    /// <param name="mode">What the project wants generated.</param>
    /// <param name="compilation">The project; an empty one when null.</param>
    /// <param name="tracksSteps">Whether what each step did can be asked for afterwards, which costs the compiler many times what the generator does.</param>
    public static GeneratorRun Of(IReadOnlyList<SpecText> files, string mode = "Client", Compilation? compilation = null, bool tracksSteps = false)
        => new(files, compilation ?? Compiled.Empty, mode, tracksSteps);

    /// <summary>What a project of a user gets for its own specs, which refers to the client.</summary>
    public static GeneratorRun OfUser(IReadOnlyList<SpecText> files, string? rootNamespace = "Acme", bool tracksSteps = false, string? access = null)
        => new(files, Compiled.User, mode: null, tracksSteps, rootNamespace, access);

    /// <summary>Valkey's newest specs, or others, with the overlay.</summary>
    public static IReadOnlyList<SpecText> ValkeyFiles(params string[] folder)
        =>
        [
            .. Repository.Json(folder.Length == 0 ? ["commands-json", "valkey"] : folder).Select(SpecText.Command),
            .. Repository.Json("commands-json", "overlay").Select(SpecText.Overlay),
        ];

    /// <summary>What the compiler has to say about what is generated, warnings included; errors of the whole project too.</summary>
    public IEnumerable<Diagnostic> Problems()
        => Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning
            && (diagnostic.Location.SourceTree?.FilePath.Contains(".g.cs", StringComparison.Ordinal) != false || diagnostic.Severity == DiagnosticSeverity.Error));

    /// <summary>The generated file of a hint name without its ending.</summary>
    public string Source(string hint)
        => Result.GeneratedSources.Single(source => source.HintName == hint + ".g.cs").SourceText.ToString();

    /// <summary>Runs again after a file's content has changed.</summary>
    public void Edit(string fileName, Func<string, string> edit)
    {
        var old = Files.Single(file => Path.GetFileName(file.Path) == fileName);
        var changed = old.With(edit(old.Content));
        Files = Files.Select(file => file == old ? changed : file).ToArray();
        _driver = _driver.ReplaceAdditionalText(old, changed);
        Run();
    }

    /// <summary>Runs again after a C# file has been added, which concerns no spec.</summary>
    public void AddSource(string text)
    {
        Compilation = Compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(text, Compiled.ParseOptions, cancellationToken: TestContext.Current.CancellationToken));
        Run();
    }

    private void Run()
    {
        _driver = _driver.RunGeneratorsAndUpdateCompilation(Compilation, out var output, out var diagnostics, TestContext.Current.CancellationToken);
        Output = output;
        Diagnostics = diagnostics;
        var result = _driver.GetRunResult();
        Assert.All(result.Results, generator => Assert.Null(generator.Exception));
        Result = result.Results.Single(generator => generator.Generator.GetGeneratorType() == typeof(CommandGenerator));
    }
}
