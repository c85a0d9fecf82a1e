using System.Text;

namespace Glide.Protocol.Tests;

public sealed class RequestBufferTests
{
    [Fact]
    public void Keys_are_tracked_with_their_words_and_slots()
    {
        RequestBuffer request = new() { TracksKeys = true };
        Encoded.Into(request, static (ref writer) =>
        {
            writer.WriteHeader("*5\r\n$4\r\nMSET\r\n"u8);
            writer.WriteKey("foo");
            writer.WriteValue("1");
            writer.WriteKey("a"u8.ToArray());
            writer.WriteValue("2");
        });

        Assert.Equal([1, 3], request.Keys.ToArray().Select(key => key.Word));
        Assert.Equal([12182, 15495], request.Keys.ToArray().Select(key => key.Slot));
        Assert.Equal(["foo", "a"], KeyTexts(request));
        Assert.Equal(RequestBuffer.SeveralSlots, request.Slot);
        Assert.Equal(12182, request.FirstSlot);
    }

    [Fact]
    public void Keys_of_one_slot_tell_it()
    {
        RequestBuffer request = new() { TracksKeys = true };
        Encoded.Into(request, static (ref writer) =>
        {
            writer.BeginVariable("$6\r\nCLIENT\r\n$3\r\nDEL\r\n"u8, 2);
            writer.WriteKeys([(ValkeyKey)"{foo}1", "{foo}2", "foo"]);
        });

        Assert.Equal(12182, request.Slot);
        Assert.Equal([2, 3, 4], request.Keys.ToArray().Select(key => key.Word));
    }

    [Fact]
    public void Without_tracking_there_are_no_keys()
    {
        RequestBuffer request = Encoded.Into(new RequestBuffer(), WriteGet);
        Assert.Empty(request.Keys.ToArray());
        Assert.Equal(RequestBuffer.NoSlot, request.Slot);
        Assert.Equal(RequestBuffer.NoSlot, request.FirstSlot);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(999)]
    [InlineData(1000)]
    [InlineData(20_000)]
    public void Making_room_for_the_count_moves_what_has_been_recorded(int pairs)
    {
        byte[] large = new byte[RequestBuffer.ExternalThreshold];
        large.AsSpan().Fill((byte)'v');
        RequestBuffer request = new() { TracksKeys = true };
        Encoded.Into(request, WriteGet);
        int before = request.Length;
        Encoded.Into(request, (ref writer) =>
        {
            writer.BeginVariable("$4\r\nMSET\r\n"u8, 1);
            for (int index = 0; index < pairs; index++)
            {
                writer.WriteKey($"key:{index}");
                writer.WriteValue(index % 500 == 0 ? large : "small");
            }
        });

        byte[] bytes = request.ToArray();
        Assert.Equal(bytes.Length, request.TotalLength);
        Assert.Equal((2 * pairs) + 1, request.ArgumentCount);
        Assert.Equal((pairs + 499) / 500, request.Externals.Length);
        List<byte[]> words = Encoded.Words(bytes[before..]);
        Assert.Equal((2 * pairs) + 1, words.Count);
        KeyPosition[] keys = request.Keys[1..].ToArray();
        Assert.Equal("first", KeyTexts(request)[0]);
        for (int index = 0; index < pairs; index++)
        {
            Assert.Equal($"key:{index}", Encoding.UTF8.GetString(words[(2 * index) + 1]));
            Assert.Equal(index % 500 == 0 ? large : "small"u8.ToArray(), words[(2 * index) + 2]);
            Assert.Equal((2 * index) + 1, keys[index].Word);
            Assert.Equal($"key:{index}", Encoding.UTF8.GetString(request.GetKey(keys[index])));
            Assert.Equal((byte)'$', request.Written[keys[index].WordOffset]);
        }
    }

    [Fact]
    public void Large_bytes_stay_where_they_are_and_small_ones_are_copied()
    {
        byte[] large = new byte[RequestBuffer.ExternalThreshold];
        RequestBuffer request = Encoded.Into(new RequestBuffer(), (ref writer) =>
        {
            writer.WriteHeader("*5\r\n$3\r\nSET\r\n"u8);
            writer.WriteKey(large);
            writer.WriteValue(large);
            writer.WriteValue(large.AsMemory(1));
            writer.WriteValue(new string('x', RequestBuffer.ExternalThreshold));
        });

        ExternalSegment external = Assert.Single(request.Externals.ToArray());
        Assert.True(external.Memory.Span == large);
    }

    [Theory]
    [InlineData("p:")]
    [InlineData("")]
    [InlineData("a prefix that is longer than the key behind it, by far, and needs a header of three digits for sure: ....................")]
    public void A_prefix_stands_before_every_key_and_nothing_else(string prefix)
    {
        RequestBuffer request = new() { TracksKeys = true, KeyPrefix = Encoding.UTF8.GetBytes(prefix) };
        Encoded.Into(request, static (ref writer) =>
        {
            writer.WriteHeader("*4\r\n$3\r\nSET\r\n"u8);
            writer.WriteKey("k\u00e4y");
            writer.WriteKey(12);
            writer.WriteValue("value");
        });

        Assert.Equal(["SET", prefix + "k\u00e4y", prefix + "12", "value"], Encoded.Words(request.ToArray()).Select(Encoding.UTF8.GetString));
        Assert.Equal([prefix + "k\u00e4y", prefix + "12"], KeyTexts(request));
        Assert.Equal(HashSlot.Of(Encoding.UTF8.GetBytes(prefix + "12")), request.Keys[1].Slot);
    }

    [Fact]
    public void A_reset_forgets_everything_but_the_tracking()
    {
        RequestBuffer request = new() { TracksKeys = true, KeyPrefix = "p"u8.ToArray() };
        Encoded.Into(request, static (ref writer) =>
        {
            writer.WriteHeader("*4\r\n$5\r\nBLPOP\r\n"u8);
            writer.WriteKey("first");
            writer.WriteValue(new byte[100_000]);
            writer.WriteBlockingSeconds(TimeSpan.FromSeconds(3));
        });
        request.Reset();

        Assert.Equal(0, request.Length);
        Assert.Equal(0, request.TotalLength);
        Assert.Equal(0, request.ArgumentCount);
        Assert.True(request.Externals.IsEmpty);
        Assert.True(request.Keys.IsEmpty);
        Assert.Equal(RequestBuffer.NoSlot, request.Slot);
        Assert.False(request.IsBlocking);
        Assert.True(request.KeyPrefix.IsEmpty);
        Assert.True(request.TracksKeys);
    }

    [Fact]
    public void What_has_grown_large_is_given_back()
    {
        RequestBuffer request = new();
        Encoded.Into(request, static (ref writer) =>
        {
            writer.WriteHeader("*2\r\n$4\r\nECHO\r\n"u8);
            writer.WriteText(new string('x', 4000));
        });
        byte[] kept = request.Array;
        request.Reset();
        Assert.Same(kept, request.Array);

        Encoded.Into(request, static (ref writer) =>
        {
            writer.WriteHeader("*2\r\n$4\r\nECHO\r\n"u8);
            writer.WriteText(new string('x', 100_000));
        });
        Assert.True(request.Array.Length >= 100_000);
        request.Reset();
        Assert.Equal(256, request.Array.Length);
    }

    private static void WriteGet(ref RespWriter writer)
    {
        writer.WriteHeader("*2\r\n$3\r\nGET\r\n"u8);
        writer.WriteKey("first");
    }

    private static string[] KeyTexts(RequestBuffer request)
    {
        List<string> texts = [];
        foreach (ref readonly KeyPosition key in request.Keys)
        {
            texts.Add(Encoding.UTF8.GetString(request.GetKey(key)));
        }

        return [.. texts];
    }
}
