using Glide.Commands;
using Glide.Connections.Tests.Support;
using Glide.Protocol;

namespace Glide.Connections.Tests;

/// <summary>The parts of a call that runs at several places, which are used again.</summary>
public sealed class PartTests
{
    private readonly RecordingOwner _owner = new();

    [Fact]
    public async Task A_part_serves_another_call_once_its_own_reply_has_come_and_not_before()
    {
        var first = Calls.Make<CountCommand, Amount>(default, _owner);
        var failing = first.Task;
        var parts = first.CreateFanOut(2);
        var (answered, overdue) = (parts.CreatePart(0), parts.CreatePart(1));
        answered.CompleteAndRelease(":1\r\n"u8, payload: null);
        Assert.False(failing.IsCompleted);
        Assert.True(overdue.TryClaim(overdue.Version));
        overdue.FailClaimed(new ValkeyTimeoutException("late", DeliveryStatus.Written));
        var error = await Assert.ThrowsAsync<ValkeyPartialFailureException>(async () => await failing);
        Assert.Equal([true, false], error.Parts.Select(part => part.Error is null));

        var second = Calls.Make<CountCommand, Amount>(default, _owner);
        var sum = second.Task;
        parts = second.CreateFanOut(3);
        var others = new[] { parts.CreatePart(0), parts.CreatePart(1), null! };
        Assert.Same(answered, others[0]);
        Assert.NotSame(overdue, others[1]);

        // It comes at last, for nobody.
        overdue.CompleteAndRelease(":100\r\n"u8, payload: null);
        others[2] = parts.CreatePart(2);
        Assert.Same(overdue, others[2]);
        foreach (var part in others)
        {
            Assert.False(sum.IsCompleted);
            part.CompleteAndRelease(":7\r\n"u8, payload: null);
        }

        Assert.Equal(21, (await sum).Value);
    }

    [Fact]
    public async Task A_part_that_was_seen_in_an_earlier_use_cannot_be_ended_in_a_later_one()
    {
        var first = Calls.Make<WordCommand, Word>(default, _owner);
        var told = first.Task;
        var part = first.CreateFanOut(1).CreatePart(0);
        var seen = part.Version;
        part.CompleteAndRelease("$1\r\na\r\n"u8, payload: null);
        Assert.Equal("a", (await told).Value);

        var second = Calls.Make<WordCommand, Word>(default, _owner);
        told = second.Task;
        Assert.Same(part, second.CreateFanOut(1).CreatePart(0));
        Assert.False(part.TryClaim(seen));
        part.CompleteAndRelease("$1\r\nb\r\n"u8, payload: null);
        Assert.Equal("b", (await told).Value);
    }

    // Replies of types that no other test has, because parts are kept by the type of their reply.
    private readonly record struct Amount(long Value);

    private readonly record struct Word(string Value);

    private readonly struct CountCommand : ICommand<CountCommand, Amount>
    {
        public static CommandDescriptor Descriptor { get; } = new("COUNT", CommandDescriptor.CurrentContract);

        public void Write(ref RespWriter writer) => writer.WriteHeader("*1\r\n$5\r\nCOUNT\r\n"u8);

        public static Amount Read(ref RespReader reader) => new(reader.ReadInt64());

        public static Amount Fold(scoped ReplyParts<Amount> parts)
        {
            long sum = 0;
            for (var i = 0; i < parts.Count; i++)
            {
                sum += parts[i].Value;
            }

            return new(sum);
        }
    }

    private readonly struct WordCommand : ICommand<WordCommand, Word>
    {
        public static CommandDescriptor Descriptor { get; } = new("WORD", CommandDescriptor.CurrentContract);

        public void Write(ref RespWriter writer) => writer.WriteHeader("*1\r\n$4\r\nWORD\r\n"u8);

        public static Word Read(ref RespReader reader) => new(reader.ReadText());

        public static Word Fold(scoped ReplyParts<Word> parts) => parts[0];
    }
}
