namespace Glide.SpecTool;

/// <summary>The input is wrong; the message names the file and what to mend, and is all that the user sees.</summary>
internal sealed class SpecException : Exception
{
    public SpecException(string message)
        : base(message)
    {
    }

    public SpecException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
