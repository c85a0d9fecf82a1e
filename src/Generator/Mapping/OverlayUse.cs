namespace Glide.Generator.Mapping;

/// <summary>Names what of the overlay a command uses, so that what none uses can be told.</summary>
internal static class OverlayUse
{
    public static string Type(string name) => "type:" + name;

    public static string Name(string specName) => "name:" + specName;

    public static string Summary(string name) => "summary:" + name;
}
