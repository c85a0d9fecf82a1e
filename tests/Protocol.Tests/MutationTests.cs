using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Glide.Commands;

namespace Glide.Protocol.Tests;

public sealed class MutationTests
{
    private const int Inputs = 1_000_000;

    private static readonly byte[] Signs = "$*%~>|=!+-:,(#_?\r\n0123456789.;"u8.ToArray();

    private static readonly Read<object?>[] Readers =
    [
        static (ref reader) => ValkeyReply.Read(ref reader),
        static (ref reader) => reader.ReadNullableValue(),
        static (ref reader) => reader.ReadNullableValueArray(),
        static (ref reader) => reader.ReadValueMap(),
        static (ref reader) => reader.ReadNullableInt64Array(),
        static (ref reader) => reader.ReadNullableDoubleArray(),
        static (ref reader) => reader.ReadBooleanArray(),
        static (ref reader) => reader.ReadNullableTextArray(),
        static (ref reader) => reader.ReadPairs<Pair>(),
        static (ref reader) => reader.ReadMap<ValkeyReply>(),
        static (ref reader) => reader.ReadArray<Pair>(),
        static (ref reader) => reader.ReadNullableInt64(),
        static (ref reader) => reader.ReadNullableDouble(),
        static (ref reader) => reader.ReadKeyArray(),
        static (ref reader) => reader.ReadInt64Map(),
        static (ref reader) =>
        {
            reader.ReadOk();
            return null;
        },
        static (ref reader) =>
        {
            reader.Skip();
            return null;
        },
    ];

    [Fact]
    public void A_million_damaged_replies_end_in_a_value_or_in_one_of_two_errors()
    {
        Random random = new(20260);
        byte[][] seeds = [.. Generators.Replies.Sample(300, new Rnd(11), 30).SelectMany(reply => new[] { reply.ToBytes(2), reply.ToBytes(3) }).Where(frame => frame.Length < 600)];
        Assert.True(seeds.Length > 200);
        byte[] buffer = new byte[4096];
        (int framed, int values, int refused) = (0, 0, 0);
        long start = Stopwatch.GetTimestamp();
        for (int input = 0; input < Inputs; input++)
        {
            int length = Damage(seeds[random.Next(seeds.Length)], buffer, random);
            ReadOnlySpan<byte> damaged = buffer.AsSpan(0, length);
            int split = random.Next(length + 1);
            Read<object?> read = Readers[random.Next(Readers.Length)];
            Attempt attempt = Read(damaged, split, read);
            framed += attempt.Framed ? 1 : 0;
            values += attempt.Refused ? 0 : 1;
            refused += attempt.Refused ? 1 : 0;

            // The runtime's own first-time costs, such as those of the first exception of a kind, do not come back; a reply's do.
            long bound = 20_000 + (200 * length);
            for (int again = 0; again < 3 && attempt.Allocated >= bound; again++)
            {
                attempt = Read(damaged, split, read);
            }

            Assert.True(attempt.Allocated < bound, $"Input {input} of {length} bytes made {attempt.Allocated} bytes: {Encoding.Latin1.GetString(damaged)}");
        }

        // A run in which nearly everything fails at once would show nothing about what lies behind.
        Assert.True(framed > Inputs / 10, $"{framed} framed");
        Assert.True(values > Inputs / 20, $"{values} read");
        Assert.True(refused > Inputs / 10, $"{refused} refused");

        // Some seconds on an idle machine; a hang or a quadratic case would take hours.
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(10));
    }

    [Fact]
    public void A_damaged_reply_is_framed_alike_however_it_arrives()
    {
        Random random = new(7);
        byte[] buffer = new byte[4096];
        foreach (Resp reply in Generators.Replies.Sample(2000, new Rnd(12), 30))
        {
            int length = Damage(reply.ToBytes(3), buffer, random);
            int whole = Frame(buffer.AsSpan(0, length), length);
            for (int step = 1; step <= 3; step++)
            {
                Assert.Equal(whole, Frame(buffer.AsSpan(0, length), step));
            }
        }

        static int Frame(ReadOnlySpan<byte> bytes, int step)
        {
            RespFramer framer = new(RespLimits.Default);
            try
            {
                for (int arrived = Math.Min(step, bytes.Length); ; arrived = Math.Min(arrived + step, bytes.Length))
                {
                    if (framer.TryRead(bytes[..arrived], out int length))
                    {
                        return length;
                    }

                    if (arrived == bytes.Length)
                    {
                        return 0;
                    }
                }
            }
            catch (ValkeyProtocolException)
            {
                return -1;
            }
        }
    }

    private static Attempt Read(ReadOnlySpan<byte> damaged, int split, Read<object?> read)
    {
        bool framed = false;
        bool refused = false;
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            RespFramer framer = new(RespLimits.Default);
            if (framer.TryRead(damaged[..split], out int frameLength) || framer.TryRead(damaged, out frameLength))
            {
                framed = true;
                Assert.InRange(frameLength, 1, damaged.Length);
                damaged = damaged[..frameLength];
            }

            // The reader is given the bytes in any case: it must not rely on the framer for its own safety.
            RespReader.TryReadError(damaged, out _, out _);
            RespReader reader = new(damaged);
            read(ref reader);
        }
        catch (Exception error) when (error is ValkeyProtocolException or ValkeyServerException)
        {
            refused = true;
        }
        catch (Exception error)
        {
            throw new InvalidOperationException(Encoding.Latin1.GetString(damaged), error);
        }

        return new(framed, refused, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static int Damage(byte[] seed, byte[] buffer, Random random)
    {
        int length = Math.Min(seed.Length, buffer.Length - 600);
        seed.AsSpan(0, length).CopyTo(buffer);
        for (int change = random.Next(4); change > 0; change--)
        {
            int at = random.Next(length + 1);
            switch (random.Next(6))
            {
                case 0 when at < length:
                    buffer[at] = (byte)random.Next(256);
                    break;
                case 1 when at < length:
                    buffer[at] = Signs[random.Next(Signs.Length)];
                    break;
                case 2:
                    length = at;
                    break;
                case 3 when length < buffer.Length - 1:
                    buffer.AsSpan(at, length - at).CopyTo(buffer.AsSpan(at + 1));
                    buffer[at] = Signs[random.Next(Signs.Length)];
                    length++;
                    break;
                case 4 when at < length:
                    buffer.AsSpan((at + 1)..length).CopyTo(buffer.AsSpan(at));
                    length--;
                    break;
                default:
                    int copied = Math.Min(random.Next(20), Math.Min(length - at, buffer.Length - length));
                    buffer.AsSpan(at, copied).CopyTo(buffer.AsSpan(length));
                    length += copied;
                    break;
            }
        }

        return length;
    }

    private readonly record struct Attempt(bool Framed, bool Refused, long Allocated);

    private readonly record struct Pair(string Name, ValkeyValue? Value) : IReply<Pair>
    {
        public static Pair Read(ref RespReader reader) => new(reader.ReadText(), reader.ReadNullableValue());
    }
}
