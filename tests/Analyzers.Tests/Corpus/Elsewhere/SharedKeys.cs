namespace Elsewhere;

/// <summary>Names that another assembly has.</summary>
public static class SharedKeys
{
    public const string Catalogue = "catalogue";
    public const string CatalogueDraft = "catalogue:draft";
    public const string TaggedDraft = "{catalogue}:draft";
    public static readonly string Runtime = "catalogue:runtime";
}
