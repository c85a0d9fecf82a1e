using Glide.Batches.Tests.Support;
using Glide.Commands;
using Glide.Protocol;

namespace Glide.Batches.Tests.Surface;

public sealed class OwnCommandTests(BatchServer fixture)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_command_of_ones_own_has_the_same_standing(bool isAtomic)
    {
        await using var client = await fixture.ConnectAsync();
        var batch = new Batch();
        var atomic = new AtomicBatch();
        CommandBatch queue = isAtomic ? atomic : batch;
        var handle = queue.Enqueue<ShoutCommand, Shout>(new ShoutCommand("hello"));

        var results = isAtomic ? await client.ExecuteAsync(atomic) : await client.ExecuteAsync(batch);

        Assert.Equal(new Shout("HELLO"), results.Get(handle));
    }

    private readonly record struct Shout(string Text);

    private readonly ref struct ShoutCommand(ReadOnlySpan<char> text) : ICommand<ShoutCommand, Shout>
    {
        private readonly ReadOnlySpan<char> _text = text;

        public static CommandDescriptor Descriptor { get; } = new("ECHO", CommandDescriptor.CurrentContract);

        public static Shout Read(ref RespReader reader) => new(reader.ReadText().ToUpperInvariant());

        public void Write(ref RespWriter writer)
        {
            writer.BeginVariable("$4\r\nECHO\r\n"u8, 1);
            writer.WriteText(_text.ToString());
        }
    }
}
