namespace Glide.Generator;

/// <summary>The names of the generator's steps, by which tests find out what ran again.</summary>
internal static class Steps
{
    public const string Project = "Project";
    public const string Parsed = "Parsed";
    public const string Overlay = "Overlay";
    public const string Set = "Set";
    public const string Mapped = "Mapped";
    public const string Commands = "Commands";
    public const string Types = "Types";
    public const string Records = "Records";
    public const string BatchReplies = "BatchReplies";
    public const string Registry = "Registry";
    public const string Namespaces = "Namespaces";
    public const string Hidden = "Hidden";
}
