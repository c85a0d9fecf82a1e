using System.Text;
using Glide.Commands;

namespace Glide.Protocol.Tests;

public sealed class RespReaderTests
{
    [Theory]
    [InlineData("$-1\r\n")]
    [InlineData("*-1\r\n")]
    [InlineData("_\r\n")]
    [InlineData("|1\r\n+a\r\n+b\r\n_\r\n")]
    public void Null_has_three_forms(string reply)
    {
        Assert.True(Read(reply, static (ref reader) => reader.TryReadNull()));
        Assert.Null(Read(reply, static (ref reader) => reader.ReadNullableValue()));
        Assert.Null(Read(reply, static (ref reader) => reader.ReadNullableInt64()));
        Assert.Null(Read(reply, static (ref reader) => reader.ReadNullableDouble()));
        Assert.Null(Read(reply, static (ref reader) => reader.ReadNullableText()));
        Assert.Null(Read(reply, static (ref reader) => reader.ReadNullableKey()));
        Assert.Null(Read(reply, static (ref reader) => reader.ReadNullableBoolean()));
        Assert.Equal(RespKind.Null, Read(reply, static (ref reader) => Consume(ref reader)));
        Assert.Throws<ValkeyProtocolException>(() => Read(reply, static (ref reader) => reader.ReadValue()));
        Assert.Throws<ValkeyProtocolException>(() => Read(reply, static (ref reader) => reader.ReadArrayHeader()));

        static RespKind Consume(ref RespReader reader)
        {
            RespKind kind = reader.Peek();
            reader.Skip();
            return kind;
        }
    }

    [Theory]
    [InlineData(":42\r\n", 42)]
    [InlineData(":-42\r\n", -42)]
    [InlineData(":+42\r\n", 42)]
    [InlineData("$2\r\n42\r\n", 42)]
    [InlineData("+42\r\n", 42)]
    [InlineData("(42\r\n", 42)]
    [InlineData(",42\r\n", 42)]
    [InlineData("#t\r\n", 1)]
    [InlineData(":9223372036854775807\r\n", long.MaxValue)]
    [InlineData(":-9223372036854775808\r\n", long.MinValue)]
    [InlineData("|1\r\n+ttl\r\n:3600\r\n:42\r\n", 42)]
    public void An_integer_has_many_forms(string reply, long number)
    {
        Assert.Equal(number, Read(reply, static (ref reader) => reader.ReadInt64()));
        Assert.Equal(number, Read(reply, static (ref reader) => reader.ReadNullableInt64()));
        Assert.Equal(number, (long)Read(reply, static (ref reader) => reader.ReadValue()));
        Assert.Equal(number, Read(reply, static (ref reader) => reader.ReadDouble()));
    }

    [Theory]
    [InlineData(":9223372036854775808\r\n")]
    [InlineData(":99999999999999999999999\r\n")]
    [InlineData(":\r\n")]
    [InlineData(":-\r\n")]
    [InlineData(":4x2\r\n")]
    [InlineData("$3\r\nabc\r\n")]
    [InlineData("$0\r\n\r\n")]
    [InlineData(",1.5\r\n")]
    [InlineData("*0\r\n")]
    [InlineData("%0\r\n")]
    public void What_is_no_integer_is_refused(string reply) =>
        Assert.Throws<ValkeyProtocolException>(() => Read(reply, static (ref reader) => reader.ReadInt64()));

    [Theory]
    [InlineData(",1.5\r\n", 1.5)]
    [InlineData("$3\r\n1.5\r\n", 1.5)]
    [InlineData(",inf\r\n", double.PositiveInfinity)]
    [InlineData(",-inf\r\n", double.NegativeInfinity)]
    [InlineData("$4\r\n-inf\r\n", double.NegativeInfinity)]
    [InlineData(",nan\r\n", double.NaN)]
    [InlineData(",1e-7\r\n", 1e-7)]
    [InlineData(":3\r\n", 3)]
    [InlineData("$22\r\n13.3613893389701841\u002000\r\n", double.NaN, true)]
    public void A_floating_point_number_has_many_forms(string reply, double number, bool refused = false)
    {
        if (refused)
        {
            Assert.Throws<ValkeyProtocolException>(() => Read(reply, static (ref reader) => reader.ReadDouble()));
            return;
        }

        Assert.Equal(number, Read(reply, static (ref reader) => reader.ReadDouble()));
        Assert.Equal(number, Read(reply, static (ref reader) => reader.ReadNullableDouble()));
    }

    [Theory]
    [InlineData(":1\r\n", true)]
    [InlineData(":0\r\n", false)]
    [InlineData("#t\r\n", true)]
    [InlineData("#f\r\n", false)]
    [InlineData("$1\r\n1\r\n", true)]
    public void A_truth_value_has_many_forms(string reply, bool truth)
    {
        Assert.Equal(truth, Read(reply, static (ref reader) => reader.ReadBoolean()));
        Assert.Equal(truth, (bool)Read(reply, static (ref reader) => reader.ReadValue()));
    }

    [Theory]
    [InlineData("+OK\r\n")]
    [InlineData(":2\r\n")]
    [InlineData("#x\r\n")]
    public void What_is_no_truth_value_is_refused(string reply) =>
        Assert.Throws<ValkeyProtocolException>(() => Read(reply, static (ref reader) => reader.ReadBoolean()));

    [Theory]
    [InlineData("$5\r\nhello\r\n", "hello")]
    [InlineData("+hello\r\n", "hello")]
    [InlineData("=9\r\ntxt:hello\r\n", "hello")]
    [InlineData("$0\r\n\r\n", "")]
    [InlineData("+\r\n", "")]
    [InlineData(",3.14\r\n", "3.14")]
    [InlineData("(123456789012345678901234567890\r\n", "123456789012345678901234567890")]
    [InlineData(":7\r\n", "7")]
    [InlineData("$7\r\na\r\nb\r\nc\r\n", "a\r\nb\r\nc")]
    public void A_text_has_many_forms(string reply, string text)
    {
        Assert.Equal(text, Read(reply, static (ref reader) => reader.ReadText()));
        Assert.Equal(text, Read(reply, static (ref reader) => reader.ReadNullableText()));
        Assert.Equal(text, (string)Read(reply, static (ref reader) => reader.ReadValue()));
        Assert.Equal(text, (string?)Read(reply, static (ref reader) => reader.ReadNullableValue()));
        Assert.Equal(text, Read(reply, static (ref reader) => reader.ReadKey()).ToString());
        Assert.Equal(text, Read(reply, static (ref reader) => Encoding.UTF8.GetString(reader.ReadBytes())));
        Assert.Equal(text, ((string?)Read($"*2\r\n{reply}{reply}", static (ref reader) => reader.ReadValueArray())[1]));
    }

    [Theory]
    [InlineData("+OK\r\n")]
    [InlineData("$2\r\nOK\r\n")]
    [InlineData("+Background saving started\r\n")]
    public void A_status_is_any_string(string reply) => Read(reply, static (ref reader) =>
    {
        reader.ReadOk();
        return 0;
    });

    [Theory]
    [InlineData("$-1\r\n")]
    [InlineData(":1\r\n")]
    [InlineData("*0\r\n")]
    public void What_is_no_string_is_no_status(string reply) => Assert.Throws<ValkeyProtocolException>(() => Read(reply, static (ref reader) =>
    {
        reader.ReadOk();
        return 0;
    }));

    [Theory]
    [InlineData("-WRONGTYPE Operation against a key\r\n", "WRONGTYPE", "WRONGTYPE Operation against a key")]
    [InlineData("!21\r\nSYNTAX invalid syntax\r\n", "SYNTAX", "SYNTAX invalid syntax")]
    [InlineData("-something else\r\n", "", "something else")]
    [InlineData("-ERR\r\n", "ERR", "ERR")]
    [InlineData("-Err no\r\n", "", "Err no")]
    [InlineData("|1\r\n+a\r\n+b\r\n-MOVED 1 h:1\r\n", "MOVED", "MOVED 1 h:1")]
    public void An_error_in_place_of_a_value_is_thrown_with_its_code(string reply, string code, string message)
    {
        Assert.True(RespReader.TryReadError(Encoding.UTF8.GetBytes(reply), out string foundCode, out string foundMessage));
        Assert.Equal(code, foundCode);
        Assert.Equal(message, foundMessage);
        Read<object?>[] reads =
        [
            static (ref reader) => reader.ReadInt64(), static (ref reader) => reader.ReadDouble(), static (ref reader) => reader.ReadBoolean(),
            static (ref reader) => reader.ReadValue(), static (ref reader) => reader.ReadNullableValue(), static (ref reader) => reader.ReadText(),
            static (ref reader) => reader.ReadArrayHeader(), static (ref reader) => reader.ReadMapHeader(), static (ref reader) => reader.ReadKey(),
            static (ref reader) => reader.ReadValueMap(), static (ref reader) => reader.ReadPairs<Pair>(),
            static (ref reader) =>
            {
                reader.ReadOk();
                return null;
            },
        ];
        foreach (Read<object?> read in reads)
        {
            ValkeyServerException error = Assert.Throws<ValkeyServerException>(() => Read(reply, read));
            Assert.Equal(code, error.Code);
            Assert.Equal(message, error.Message);
            Assert.Equal(DeliveryStatus.Answered, error.Delivery);
        }
    }

    [Theory]
    [InlineData("+OK\r\n")]
    [InlineData("$-1\r\n")]
    [InlineData("|1\r\n+a\r\n+b\r\n+OK\r\n")]
    public void What_is_no_error_is_not_taken_for_one(string reply) =>
        Assert.False(RespReader.TryReadError(Encoding.UTF8.GetBytes(reply), out _, out _));

    [Theory]
    [InlineData("*2\r\n:1\r\n:2\r\n")]
    [InlineData("~2\r\n:1\r\n:2\r\n")]
    [InlineData(">2\r\n:1\r\n:2\r\n")]
    [InlineData("|1\r\n+a\r\n*1\r\n+b\r\n*2\r\n:1\r\n$1\r\n2\r\n")]
    public void A_sequence_has_many_forms(string reply)
    {
        Assert.Equal([1, 2], Read(reply, static (ref reader) => reader.ReadInt64Array()));
        Assert.Equal([1, 2], Read(reply, static (ref reader) => reader.ReadNullableInt64Array()));
        Assert.Equal([1, 2], Read(reply, static (ref reader) => reader.ReadDoubleArray()));
        Assert.Equal([1, 2], Read(reply, static (ref reader) => reader.ReadNullableDoubleArray()));
        Assert.Equal(["1", "2"], Read(reply, static (ref reader) => reader.ReadTextArray()));
        Assert.Equal((string?[])["1", "2"], (IEnumerable<string?>)Read(reply, static (ref reader) => reader.ReadNullableTextArray()));
        Assert.Equal([1, 2], Read(reply, static (ref reader) => reader.ReadValueArray()));
        Assert.Equal([1, 2], Read(reply, static (ref reader) => reader.ReadNullableValueArray()));
        Assert.Equal([1, 2], Read(reply, static (ref reader) => reader.ReadKeyArray()));
        Assert.Equal([new Pair("1", 2)], Read(reply, static (ref reader) => reader.ReadPairs<Pair>()));
    }

    [Fact]
    public void Nulls_among_the_elements_stay_at_their_places()
    {
        const string Reply = "*3\r\n$1\r\n1\r\n$-1\r\n_\r\n";
        Assert.Equal([1, null, null], Read(Reply, static (ref reader) => reader.ReadNullableInt64Array()));
        Assert.Equal([1, null, null], Read(Reply, static (ref reader) => reader.ReadNullableDoubleArray()));
        Assert.Equal((string?[])["1", null, null], (IEnumerable<string?>)Read(Reply, static (ref reader) => reader.ReadNullableTextArray()));
        Assert.Equal([(ValkeyValue?)1, null, null], Read(Reply, static (ref reader) => reader.ReadNullableValueArray()));
        Assert.Throws<ValkeyProtocolException>(() => Read(Reply, static (ref reader) => reader.ReadValueArray()));
        Assert.Equal(
            [new Pair("a", 1), null],
            Read("*2\r\n*2\r\n+a\r\n:1\r\n*-1\r\n", static (ref reader) => reader.ReadNullableElements<HeadedPair>()).Select(pair => pair?.Value));
        Assert.Equal(
            ["[a, 1]", "none"],
            Read("*2\r\n*2\r\n+a\r\n:1\r\n*-1\r\n", static (ref reader) => reader.ReadNullableObjects<ValkeyReply>()).Select(reply => reply?.ToString() ?? "none"));
    }

    [Theory]
    [InlineData("*4\r\n+a\r\n:1\r\n+b\r\n:2\r\n")]
    [InlineData("*2\r\n*2\r\n+a\r\n:1\r\n*2\r\n+b\r\n:2\r\n")]
    [InlineData("%2\r\n+a\r\n:1\r\n+b\r\n:2\r\n")]
    [InlineData("*4\r\n$1\r\na\r\n$1\r\n1\r\n$1\r\nb\r\n$1\r\n2\r\n")]
    public void Pairs_and_maps_have_many_forms(string reply)
    {
        Assert.Equal([new Pair("a", 1), new Pair("b", 2)], Read(reply, static (ref reader) => reader.ReadPairs<Pair>()));
        Assert.Equal(new Dictionary<string, long> { ["a"] = 1, ["b"] = 2 }, Read(reply, static (ref reader) => reader.ReadInt64Map()));
        Assert.Equal(new Dictionary<string, double> { ["a"] = 1, ["b"] = 2 }, Read(reply, static (ref reader) => reader.ReadDoubleMap()));
        Assert.Equal(new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" }, Read(reply, static (ref reader) => reader.ReadTextMap()));
        Assert.Equal(new Dictionary<string, ValkeyValue> { ["a"] = 1, ["b"] = 2 }, Read(reply, static (ref reader) => reader.ReadValueMap()));
        Assert.Equal(2, Read(reply, static (ref reader) => reader.ReadMap<ValkeyReply>())["b"].AsInt64());
    }

    [Theory]
    [InlineData("*0\r\n")]
    [InlineData("%0\r\n")]
    [InlineData("~0\r\n")]
    public void Empty_sequences_and_maps_are_empty(string reply)
    {
        Assert.Empty(Read(reply, static (ref reader) => reader.ReadPairs<Pair>()));
        Assert.Empty(Read(reply, static (ref reader) => reader.ReadValueMap()));
        Assert.Equal(0, Read(reply, static (ref reader) => reader.ReadMapHeader()));
    }

    [Theory]
    [InlineData("*3\r\n+a\r\n:1\r\n+b\r\n")]
    [InlineData("*1\r\n*3\r\n+a\r\n:1\r\n+b\r\n")]
    [InlineData("*1\r\n*1\r\n+a\r\n")]
    [InlineData("+a\r\n")]
    public void What_is_not_in_pairs_is_refused(string reply)
    {
        Assert.Throws<ValkeyProtocolException>(() => Read(reply, static (ref reader) => reader.ReadPairs<Pair>()));
        Assert.Throws<ValkeyProtocolException>(() => Read(reply, static (ref reader) => reader.ReadInt64Map()));
    }

    [Theory]
    [InlineData("*1000000000\r\n:1\r\n")]
    [InlineData("%500000000\r\n:1\r\n")]
    [InlineData("~2147483647\r\n:1\r\n")]
    [InlineData("*2\r\n:1\r\n")]
    [InlineData("|1000000000\r\n:1\r\n")]
    public void A_declared_count_allocates_nothing_that_the_reply_cannot_hold(string reply)
    {
        byte[] frame = Encoding.UTF8.GetBytes(reply);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<ValkeyProtocolException>(() => Read(frame, static (ref reader) => reader.ReadNullableValueArray()));
        Assert.Throws<ValkeyProtocolException>(() => Read(frame, static (ref reader) => reader.ReadValueMap()));
        Assert.Throws<ValkeyProtocolException>(() => Read(frame, ValkeyReply.Read));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 100_000);
    }

    [Fact]
    public void Skipping_passes_one_value_however_deep()
    {
        StringBuilder deep = new();
        deep.Insert(0, "*1\r\n", 100_000).Append(":1\r\n+after\r\n");
        Assert.Equal("after", Read(deep.ToString(), Skipped));
        Assert.Equal("after", Read("%1\r\n*2\r\n$-1\r\n*-1\r\n|1\r\n+x\r\n~1\r\n:1\r\n!3\r\nERR\r\n+after\r\n", Skipped));

        static string Skipped(ref RespReader reader)
        {
            reader.Skip();
            return reader.ReadText();
        }
    }

    [Fact]
    public void A_detached_payload_is_wrapped_and_not_copied()
    {
        byte[] payload = "hello"u8.ToArray();
        RespReader reader = new("$5\r\n"u8, payload);
        Assert.False(reader.TryReadNull());
        Assert.Equal(RespKind.BulkString, reader.Peek());
        Assert.Same(payload, (byte[])reader.ReadValue());
        Assert.True(reader.IsAtEnd);
        reader = new RespReader("$5\r\n"u8, payload);
        Assert.Same(payload, (byte[]?)reader.ReadNullableValue());
        reader = new RespReader("$5\r\n"u8, payload);
        Assert.Equal("hello", reader.ReadText());
        reader = new RespReader("$5\r\n"u8, payload);
        Assert.Equal("hello"u8, reader.ReadBytes());
        reader = new RespReader("$5\r\n"u8, payload);
        Assert.Equal("hello", ValkeyReply.Read(ref reader).AsText());
        reader = new RespReader("$5\r\n"u8, payload);
        reader.Skip();
        Assert.True(reader.IsAtEnd);
    }

    private static TResult Read<TResult>(string reply, Read<TResult> read) => Read(Encoding.UTF8.GetBytes(reply), read);

    private static TResult Read<TResult>(byte[] reply, Read<TResult> read)
    {
        RespReader reader = new(reply);
        TResult result = read(ref reader);
        return reader.IsAtEnd ? result : throw new InvalidOperationException("The reply has not been read to its end.");
    }

    private readonly record struct Pair(string Name, long Number) : IReply<Pair>
    {
        public static Pair Read(ref RespReader reader) => new(reader.ReadText(), reader.ReadInt64());
    }

    private readonly record struct HeadedPair(Pair Value) : IReply<HeadedPair>
    {
        public static HeadedPair Read(ref RespReader reader)
        {
            reader.ReadArrayHeader();
            return new HeadedPair(Pair.Read(ref reader));
        }
    }
}
