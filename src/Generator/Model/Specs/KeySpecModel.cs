namespace Glide.Generator.Model.Specs;

/// <summary>One entry of a spec's <c>key_specs</c>, in the terms of the runtime's <c>KeySpec</c>.</summary>
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
    bool IsComplete);
