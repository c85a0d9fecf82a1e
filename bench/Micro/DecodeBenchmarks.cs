using System.Text;
using BenchmarkDotNet.Attributes;
using Glide.Protocol;

namespace Glide.Bench.Micro;

/// <summary>What it costs to find the end of a reply and to read it, its results included.</summary>
[MemoryDiagnoser]
public class DecodeBenchmarks
{
    private readonly byte[] _get = Encoding.ASCII.GetBytes("$16\r\n0123456789abcdef\r\n");
    private readonly byte[] _kilobyte = Encoding.ASCII.GetBytes($"$1024\r\n{new string('x', 1024)}\r\n");
    private readonly byte[] _integer = Encoding.ASCII.GetBytes(":12345\r\n");
    private readonly byte[] _status = Encoding.ASCII.GetBytes("+OK\r\n");
    private readonly byte[] _values = Encoding.ASCII.GetBytes("*10\r\n" + string.Concat(Enumerable.Repeat("$16\r\n0123456789abcdef\r\n", 10)));
    private readonly byte[] _map = Encoding.ASCII.GetBytes("%10\r\n" + string.Concat(Enumerable.Range(0, 10).Select(index => $"$7\r\nfield:{index}\r\n$16\r\n0123456789abcdef\r\n")));
    private RespFramer _framer = new(RespLimits.Default);

    [Benchmark(Baseline = true)]
    public ValkeyValue? Get()
    {
        RespReader reader = Frame(_get);
        return reader.ReadNullableValue();
    }

    [Benchmark]
    public int GetWithoutItsArray()
    {
        RespReader reader = Frame(_get);
        return reader.ReadBytes().Length;
    }

    [Benchmark]
    public ValkeyValue? GetOfOneKilobyte()
    {
        RespReader reader = Frame(_kilobyte);
        return reader.ReadNullableValue();
    }

    [Benchmark]
    public long Integer()
    {
        RespReader reader = Frame(_integer);
        return reader.ReadInt64();
    }

    [Benchmark]
    public void Status()
    {
        RespReader reader = Frame(_status);
        reader.ReadOk();
    }

    [Benchmark]
    public ValkeyValue?[] MGetOf10()
    {
        RespReader reader = Frame(_values);
        return reader.ReadNullableValueArray();
    }

    [Benchmark]
    public Dictionary<string, ValkeyValue> HGetAllOf10()
    {
        RespReader reader = Frame(_map);
        return reader.ReadValueMap();
    }

    private RespReader Frame(byte[] reply)
    {
        _framer.TryRead(reply, out int length);
        return new RespReader(reply.AsSpan(0, length));
    }
}
