namespace Glide.Harness;

/// <summary>The last lines a server wrote, for messages of failed tests and for tests that look for a line.</summary>
public sealed class ServerLog
{
    private const int Capacity = 2_000;

    private readonly Queue<string> _lines = new();
    private readonly System.Threading.Lock _gate = new();

    /// <summary>Everything that is still held, oldest first.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>The last lines as one text.</summary>
    public string Tail(int count = 30) => string.Join('\n', Lines.TakeLast(count));

    internal void Append(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_gate)
        {
            if (_lines.Count == Capacity)
            {
                _lines.Dequeue();
            }

            _lines.Enqueue(line);
        }
    }
}
