namespace Glide.Generator.Model.Specs;

/// <summary>One entry of a spec's <c>key_specs</c>, in the terms of the runtime's <c>KeySpec</c>; an unknown one says that there may be keys, and not where.</summary>
internal sealed record KeySpecModel(
    int BeginIndex,
    string? BeginKeyword,
    int KeywordStartFrom,
    int LastKey,
    int KeyStep,
    int Limit,
    int KeyCountIndex,
    int FirstKey,
    bool IsKey,
    bool IsComplete,
    bool IsUnknown = false);
