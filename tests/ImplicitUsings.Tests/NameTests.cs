using System.Reflection;
using Glide;
using Xunit;

namespace Shop;

public class NameTests
{
    // Types that the client means to share with the framework would stand here; there are none.
    private static readonly Assembly[] Client = [typeof(ValkeyKey).Assembly, Assembly.Load("Glide.Generated")];

    [Fact]
    public void No_public_name_means_something_else_in_an_ASP_NET_project()
    {
        var imported = ImportedNamespaces();
        Assert.Contains("System.Threading.Tasks", imported);
        Assert.Contains("Microsoft.AspNetCore.Http", imported);

        var taken = SharedFramework()
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => !type.IsNested && type.Namespace is { } name && imported.Contains(name))
            .ToLookup(type => type.Name);
        Assert.NotEmpty(taken["Lock"]);
        Assert.NotEmpty(taken["IResult"]);

        var collisions = Client
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => !type.IsNested && type.Namespace == "Glide" && taken.Contains(type.Name))
            .Select(type => $"{type} is also {string.Join(", ", taken[type.Name])}");
        Assert.Empty(collisions);
    }

    private static HashSet<string> ImportedNamespaces() => typeof(NameTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Where(attribute => attribute.Key == "ImplicitUsing")
        .Select(attribute => attribute.Value!)
        .ToHashSet();

    private static IEnumerable<Assembly> SharedFramework()
    {
        Assembly[] parts = [typeof(object).Assembly, typeof(WebApplication).Assembly];
        return parts
            .SelectMany(part => Directory.EnumerateFiles(Path.GetDirectoryName(part.Location)!, "*.dll"))
            .Where(IsManaged)
            .Select(file => Assembly.Load(AssemblyName.GetAssemblyName(file)));
    }

    private static bool IsManaged(string file)
    {
        try
        {
            AssemblyName.GetAssemblyName(file);
            return true;
        }
        catch (BadImageFormatException)
        {
            // The runtime's native libraries stand beside its assemblies.
            return false;
        }
    }
}
