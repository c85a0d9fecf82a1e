namespace Glide.Generator.Model.Specs;

/// <summary>The types of arguments that Valkey's specs know.</summary>
internal enum ArgumentType
{
    String,
    Integer,
    Double,
    Key,
    Pattern,
    UnixTime,
    PureToken,
    OneOf,
    Block,
}
