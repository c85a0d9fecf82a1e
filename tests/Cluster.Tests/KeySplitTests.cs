using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Glide.Protocol;

namespace Glide.Cluster.Tests;

public class KeySplitTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(200);

    private delegate void Write(ref RespWriter writer);

    [Fact]
    public void A_command_falls_into_one_a_slot_in_the_order_of_its_keys()
    {
        var whole = Keys("MGET", "{a}1", "{b}1", "{a}2", "{c}1", "{b}2");
        Assert.True(TryPlan(whole, out var split));
        Assert.Equal(3, split.Count);
        Assert.Equal(5, split.KeyCount);
        Assert.Equal([0, 2], split.KeysOf(0).ToArray());
        Assert.Equal([1, 4], split.KeysOf(1).ToArray());
        Assert.Equal([3], split.KeysOf(2).ToArray());
        Assert.Equal(HashSlot.Of("b"u8), split.SlotOf(EncodedCommand.Of(whole), 1));
        Assert.Equal("*3\r\n$4\r\nMGET\r\n$4\r\n{b}1\r\n$4\r\n{b}2\r\n", Encoding.UTF8.GetString(Part(whole, split, 1).ToArray()));
    }

    [Fact]
    public void A_key_takes_its_value_along()
    {
        var whole = Encode((ref RespWriter writer) =>
        {
            writer.BeginVariable("$4\r\nMSET\r\n"u8, 1);
            writer.WriteKey("a");
            writer.WriteValue("1");
            writer.WriteKey("b");
            writer.WriteValue("2");
        });
        Assert.True(TryPlan(whole, out var split));
        Assert.Equal(2, split.Count);
        Assert.Equal("*3\r\n$4\r\nMSET\r\n$1\r\nb\r\n$1\r\n2\r\n", Encoding.UTF8.GetString(Part(whole, split, 1).ToArray()));
    }

    [Fact]
    public void A_command_among_others_falls_into_parts_one_behind_the_other()
    {
        var large = new byte[RequestBuffer.ExternalThreshold];
        large.AsSpan().Fill((byte)'x');
        var alone = Encode((ref RespWriter writer) => WritePairs(ref writer, large));
        var among = new RequestBuffer { TracksKeys = true };
        foreach (var key in new[] { "before", "" })
        {
            var writer = new RespWriter(among);
            if (key.Length == 0)
            {
                among.ForgetSlots();
                WritePairs(ref writer, large);
            }
            else
            {
                writer.BeginVariable("$3\r\nGET\r\n"u8, 1);
                writer.WriteKey(key);
            }

            writer.Complete();
        }

        var start = among.Length - alone.Length;
        var command = new EncodedCommand(among, start, among.Length, among.Externals, among.Keys[1..], among.ArgumentCount);
        Assert.True(TryPlan(alone, out var expected));
        Assert.True(KeySplit.TryPlan(command, out var split));
        Assert.Equal(expected.Count, split.Count);
        var parts = new RequestBuffer();
        var whole = new List<byte>();
        for (var part = 0; part < split.Count; part++)
        {
            split.Write(command, part, parts);
            whole.AddRange(Part(alone, expected, part).ToArray());
        }

        Assert.Equal(3, split.Count);
        Assert.Equal(whole.ToArray(), parts.ToArray());

        static void WritePairs(ref RespWriter writer, byte[] large)
        {
            writer.BeginVariable("$4\r\nMSET\r\n"u8, 1);
            writer.WriteKey("a");
            writer.WriteValue(large);
            writer.WriteKey("b");
            writer.WriteValue("2");
            writer.WriteKey("{a}");
            writer.WriteValue(large);
            writer.WriteKey("c");
            writer.WriteValue("3");
        }
    }

    [Fact]
    public void One_slot_is_one_part_and_the_same_bytes()
    {
        var whole = Keys("DEL", "{a}1", "{a}2");
        Assert.True(TryPlan(whole, out var split));
        Assert.Equal(1, split.Count);
        Assert.Equal(whole.ToArray(), Part(whole, split, 0).ToArray());
    }

    [Fact]
    public void Words_behind_the_last_key_belong_to_none()
    {
        Assert.False(TryPlan(
            Encode((ref RespWriter writer) =>
            {
                writer.BeginVariable("$6\r\nMSETEX\r\n"u8, 1);
                writer.WriteKey("a");
                writer.WriteValue("1");
                writer.WriteKey("b");
                writer.WriteValue("2");
                writer.WriteToken("$2\r\nNX\r\n"u8);
            }),
            out _));
        Assert.False(TryPlan(
            Encode((ref RespWriter writer) =>
            {
                writer.BeginVariable("$1\r\nX\r\n"u8, 1);
                writer.WriteKey("a");
                writer.WriteKey("b");
                writer.WriteValue("2");
                writer.WriteKey("c");
            }),
            out _));
        Assert.False(TryPlan(Encode((ref RespWriter writer) => writer.BeginVariable("$4\r\nMGET\r\n"u8, 1)), out _));
    }

    [Fact]
    public void Words_before_the_first_key_stand_in_every_part()
    {
        var whole = Encode((ref RespWriter writer) =>
        {
            writer.BeginVariable("$1\r\nX\r\n$1\r\nY\r\n"u8, 2);
            writer.WriteValue("option");
            writer.WriteKey("a");
            writer.WriteKey("b");
        });
        Assert.True(TryPlan(whole, out var split));
        Assert.Equal(
            "*4\r\n$1\r\nX\r\n$1\r\nY\r\n$6\r\noption\r\n$1\r\nb\r\n", Encoding.UTF8.GetString(Part(whole, split, 1).ToArray()));
    }

    [Fact]
    public void Large_values_are_referred_to_and_not_copied()
    {
        var large = new byte[RequestBuffer.ExternalThreshold];
        var whole = Encode((ref RespWriter writer) =>
        {
            writer.BeginVariable("$4\r\nMSET\r\n"u8, 1);
            writer.WriteKey("a");
            writer.WriteValue("small");
            writer.WriteKey("b");
            writer.WriteValue(large);
        });
        Assert.True(TryPlan(whole, out var split));
        Assert.Equal(0, Part(whole, split, 0).ExternalCount);
        var part = Part(whole, split, 1);
        Assert.Equal(1, part.ExternalCount);
        Assert.True(part.Externals[0].Memory.Span.Overlaps(large));
        Assert.True(part.Length < 100);
    }

    [Fact]
    public void Every_part_equals_the_command_with_its_keys_alone() => Check.One(Runs, Prop.ForAll(
        Gen.ListOf(Gen.Zip(Gen.Choose(0, 60), Gen.Choose(0, 40_000))).Where(list => list.Count > 0).ToArbitrary(),
        Gen.Elements(false, true).ToArbitrary(),
        (items, withValues) =>
        {
            ValkeyKey[] keys = [.. items.Select((item, i) => (ValkeyKey)$"{{{item.Item1}}}:{i}")];
            ValkeyValue[] values = [.. items.Select(item => (ValkeyValue)new byte[item.Item2 % 3 == 0 ? item.Item2 : item.Item2 % 100])];
            AssertParts(keys, values, withValues);
        }));

    [Fact]
    public void Many_keys_are_split_as_few_are() =>
        AssertParts([.. Enumerable.Range(0, 5_000).Select(i => (ValkeyKey)$"key:{i}")], [], withValues: false);

    [Fact]
    public void A_split_allocates_its_plan_alone()
    {
        var whole = Keys("MGET", [.. Enumerable.Range(0, 20).Select(i => $"key:{i}")]);
        RequestBuffer[] parts = [.. Enumerable.Range(0, 20).Select(_ => new RequestBuffer { TracksKeys = true })];
        var least = long.MaxValue;
        for (var run = 0; run < 20; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            TryPlan(whole, out var split);
            for (var part = 0; part < split.Count; part++)
            {
                split.Write(EncodedCommand.Of(whole), part, parts[part]);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            foreach (var part in parts)
            {
                part.Reset();
            }
        }

        Assert.InRange(least, 1, 200);
    }

    private static void AssertParts(ValkeyKey[] keys, ValkeyValue[] values, bool withValues)
    {
        var all = Enumerable.Range(0, keys.Length).ToArray();
        var whole = Encode((ref RespWriter writer) => WriteAll(ref writer, all));
        Assert.True(TryPlan(whole, out var split));
        Assert.Equal(whole.Keys.ToArray().Select(key => key.Slot).Distinct(), Enumerable.Range(0, split.Count).Select(part => split.SlotOf(EncodedCommand.Of(whole), part)));
        var seen = new List<int>();
        for (var part = 0; part < split.Count; part++)
        {
            var mine = split.KeysOf(part).ToArray();
            Assert.Equal(mine.Order(), mine);
            seen.AddRange(mine);
            var expected = Encode((ref RespWriter writer) => WriteAll(ref writer, mine));
            var actual = Part(whole, split, part);
            Assert.Equal(expected.ToArray(), actual.ToArray());
            Assert.Equal(expected.Keys.ToArray(), actual.Keys.ToArray());
            Assert.Equal(expected.Externals.ToArray(), actual.Externals.ToArray());
            Assert.Equal(expected.ArgumentCount, actual.ArgumentCount);
            Assert.Equal(expected.Slot, actual.Slot);
        }

        Assert.Equal(all, seen.Order());

        void WriteAll(ref RespWriter writer, int[] which)
        {
            writer.BeginVariable("$4\r\nSOME\r\n"u8, 1);
            foreach (var i in which)
            {
                writer.WriteKey(keys[i]);
                if (withValues)
                {
                    writer.WriteValue(values[i]);
                }
            }
        }
    }

    private static RequestBuffer Keys(string command, params string[] keys) => Encode((ref RespWriter writer) =>
    {
        writer.BeginVariable(Encoding.UTF8.GetBytes($"${command.Length}\r\n{command}\r\n"), 1);
        foreach (var key in keys)
        {
            writer.WriteKey(key);
        }
    });

    private static bool TryPlan(RequestBuffer whole, out KeySplit split) => KeySplit.TryPlan(EncodedCommand.Of(whole), out split);

    private static RequestBuffer Part(RequestBuffer whole, KeySplit split, int part)
    {
        var into = new RequestBuffer { TracksKeys = true };
        split.Write(EncodedCommand.Of(whole), part, into);
        return into;
    }

    private static RequestBuffer Encode(Write write)
    {
        var request = new RequestBuffer { TracksKeys = true };
        var writer = new RespWriter(request);
        write(ref writer);
        writer.Complete();
        return request;
    }
}
