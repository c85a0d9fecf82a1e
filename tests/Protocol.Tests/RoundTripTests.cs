using FsCheck;
using FsCheck.Fluent;

namespace Glide.Protocol.Tests;

public sealed class RoundTripTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(3000).WithEndSize(200);

    [Fact]
    public void Every_command_that_is_written_is_read_with_the_same_words() => Check.One(Runs.WithMaxTest(500).WithEndSize(60), Prop.ForAll(
        Gen.ListOf(Generators.Arguments).ToArbitrary(),
        arguments =>
        {
            RequestBuffer request = new() { TracksKeys = true };
            for (int round = 0; round < 2; round++)
            {
                Encoded.Into(request, (ref writer) =>
                {
                    writer.BeginVariable("$1\r\nX\r\n"u8, 1);
                    foreach ((ValkeyValue value, byte[] bytes) in arguments)
                    {
                        writer.WriteValue(value);
                        writer.WriteKey(bytes);
                    }
                });
                byte[] command = request.ToArray();
                Assert.True(new RespFramer(RespLimits.Default).TryRead(command, out int length));
                Assert.Equal(command.Length, length);
                byte[][] words = ["X"u8.ToArray(), .. arguments.SelectMany(argument => new[] { argument.Bytes, argument.Bytes })];
                Assert.True(words.Zip(Encoded.Words(command)).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second)));
                Assert.Equal(words.Length, request.ArgumentCount);
                int index = 0;
                foreach (ref readonly KeyPosition key in request.Keys)
                {
                    Assert.True(request.GetKey(key).SequenceEqual(arguments[index].Bytes));
                    Assert.Equal(2 * ++index, key.Word);
                }

                request.Reset();
            }
        }));

    [Fact]
    public void Every_reply_is_read_as_it_was_sent_in_both_protocols() => Check.One(Runs, Prop.ForAll(
        Generators.Replies.ToArbitrary(),
        reply =>
        {
            foreach (int protocol in (int[])[2, 3])
            {
                byte[] frame = reply.ToBytes(protocol);
                Assert.True(new RespFramer(RespLimits.Default).TryRead(frame, out int length));
                Assert.Equal(frame.Length, length);
                RespReader reader = new(frame);
                AssertSame(reply, ValkeyReply.Read(ref reader), protocol);
                Assert.True(reader.IsAtEnd);
                reader = new RespReader(frame);
                reader.Skip();
                Assert.True(reader.IsAtEnd);
            }
        }));

    [Fact]
    public void Replies_that_arrive_in_pieces_are_the_same_replies() => Check.One(Runs, Prop.ForAll(
        Gen.ListOf(Generators.Replies).ToArbitrary(),
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        (replies, seed) =>
        {
            Random random = new(seed);
            byte[][] frames = [.. replies.Select(reply => reply.ToBytes(random.Next(2, 4)))];
            byte[] stream = [.. frames.SelectMany(frame => frame)];
            RespFramer framer = new(RespLimits.Default);
            int start = 0;
            int arrived = 0;
            foreach (byte[] frame in frames)
            {
                int length;
                while (!framer.TryRead(stream.AsSpan(start..arrived), out length))
                {
                    Assert.True(arrived < stream.Length);
                    arrived = Math.Min(stream.Length, arrived + random.Next(1, 40));
                }

                Assert.Equal(frame.Length, length);
                start += length;
            }

            Assert.Equal(stream.Length, start);
        }));

    private static void AssertSame(Resp expected, ValkeyReply found, int protocol)
    {
        if (protocol == 3 && expected.Kind != RespKind.Null)
        {
            Assert.Equal(expected.Kind, found.Kind);
        }

        if (found.Kind is RespKind.Array or RespKind.Set or RespKind.Map or RespKind.Push)
        {
            Assert.Equal(expected.Items.Count, found.Items.Count);
            foreach ((Resp left, ValkeyReply right) in expected.Items.Zip(found.Items))
            {
                AssertSame(left, right, protocol);
            }
        }
        else if (expected.Kind == RespKind.Null)
        {
            Assert.True(found.IsNull);
        }
        else
        {
            Assert.Equal((ValkeyValue)expected.Text, (ValkeyValue)found.AsText());
        }
    }
}
