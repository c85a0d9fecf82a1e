namespace Glide.Harness;

/// <summary>The harness itself could not do what the test asked for; never a failure of the product.</summary>
public sealed class HarnessException : Exception
{
    public HarnessException(string message)
        : base(message)
    {
    }

    public HarnessException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public HarnessException()
    {
    }
}
