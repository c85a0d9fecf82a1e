namespace Glide.Connections;

/// <summary>The turns of one connection: the one that the reader fills, and one that waits to be filled.</summary>
internal sealed class CompletionTurns
{
    private readonly WorkQueue _work;
    private CompletionTurn? _spare;

    public CompletionTurns(WorkQueue work)
    {
        _work = work;
        Filling = new CompletionTurn(work, this);
    }

    /// <summary>Where the reader puts the calls that it completes.</summary>
    public CompletionTurn Filling { get; private set; }

    /// <summary>Takes what has been filled, if that is anything.</summary>
    public CompletionTurn? Take()
    {
        var filled = Filling;
        if (filled.Count == 0)
        {
            return null;
        }

        Filling = Interlocked.Exchange(ref _spare, null) ?? new CompletionTurn(_work, this);
        return filled;
    }

    /// <summary>Has what was filled run by the pool.</summary>
    public void Enqueue()
    {
        if (Take() is { } turn)
        {
            _work.Enqueue(turn);
        }
    }

    /// <summary>Keeps a turn that has ended and is empty.</summary>
    public void GiveBack(CompletionTurn turn) => Volatile.Write(ref _spare, turn);
}
