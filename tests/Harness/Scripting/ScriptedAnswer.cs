using System.Text;

namespace Glide.Harness;

/// <summary>What a scripted server does with a command, step by step; the next command of the connection waits for the last step.</summary>
public sealed class ScriptedAnswer
{
    private readonly List<Func<ReceivedCommand, Task>> _steps = [];
    private int _timesLeft = int.MaxValue;

    internal ScriptedAnswer(IReadOnlyList<string> words) => Words = words;

    internal IReadOnlyList<string> Words { get; }

    /// <summary>Sends bytes as they are, such as <c>+OK\r\n</c>, or the first half of a reply.</summary>
    public ScriptedAnswer Reply(string raw) => Reply(Encoding.Latin1.GetBytes(raw));

    /// <inheritdoc cref="Reply(string)"/>
    public ScriptedAnswer Reply(byte[] raw) => Do(command => command.Connection.SendAsync(raw));

    /// <summary>Sends bytes that depend on the command.</summary>
    public ScriptedAnswer Reply(Func<ReceivedCommand, string> raw) => Do(command => command.Connection.SendAsync(raw(command)));

    /// <summary>Sends a bulk string.</summary>
    public ScriptedAnswer ReplyBulk(string text) => Reply(command => $"${Encoding.UTF8.GetByteCount(text)}\r\n{ToWire(text)}\r\n");

    /// <summary>Goes on when <paramref name="gate"/> opens: the test decides when, not a clock.</summary>
    public ScriptedAnswer After(Task gate) => Do(_ => gate);

    /// <summary>Ends the connection.</summary>
    public ScriptedAnswer Cut(CutKind kind = CutKind.Reset)
        => Do(command =>
        {
            command.Connection.Cut(kind);
            return Task.CompletedTask;
        });

    /// <summary>Runs anything.</summary>
    public ScriptedAnswer Do(Func<ReceivedCommand, Task> step)
    {
        lock (_steps)
        {
            _steps.Add(step);
        }

        return this;
    }

    /// <summary>Holds for so many commands; those that come after find what was scripted before it.</summary>
    public ScriptedAnswer Times(int count)
    {
        Volatile.Write(ref _timesLeft, count);
        return this;
    }

    /// <summary>Holds for one command.</summary>
    public ScriptedAnswer Once() => Times(1);

    /// <summary>Whether it is this answer's turn; takes one of its times.</summary>
    internal bool Takes(ReceivedCommand command)
        => command.StartsWith(Words) && (Volatile.Read(ref _timesLeft) == int.MaxValue || Interlocked.Decrement(ref _timesLeft) >= 0);

    internal async Task GiveAsync(ReceivedCommand command)
    {
        Func<ReceivedCommand, Task>[] steps;

        lock (_steps)
        {
            steps = [.. _steps];
        }

        foreach (Func<ReceivedCommand, Task> step in steps)
        {
            await step(command);
        }
    }

    private static string ToWire(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
}
