namespace Glide.Generator.Tests.Replies;

/// <summary>A reader ended before the reply did.</summary>
public sealed class BytesLeftException : Exception
{
    public BytesLeftException()
        : base("The reader left something behind.")
    {
    }
}
