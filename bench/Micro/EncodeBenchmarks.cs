using BenchmarkDotNet.Attributes;
using Glide.Protocol;

namespace Glide.Bench.Micro;

/// <summary>What it costs to encode a command into a pooled buffer, everything included that the executor does for it.</summary>
[MemoryDiagnoser]
public class EncodeBenchmarks
{
    private readonly RequestBuffer _request = new();
    private readonly RequestBuffer _tracking = new() { TracksKeys = true };
    private readonly ValkeyKey _key = "key:000000000042";
    private readonly ValkeyKey _byteKey = "key:000000000042"u8.ToArray();
    private readonly ValkeyValue _value = new byte[16];
    private readonly ValkeyKey[] _keys = [.. Enumerable.Range(0, 10).Select(index => (ValkeyKey)$"key:{index:D12}")];

    [Benchmark(Baseline = true)]
    public int GetByText() => Get(_request, _key);

    [Benchmark]
    public int GetByBytes() => Get(_request, _byteKey);

    [Benchmark]
    public int GetByTextWithItsSlot() => Get(_tracking, _key);

    [Benchmark]
    public int SetOf16Bytes()
    {
        _request.Reset();
        RespWriter writer = new(_request);
        writer.WriteHeader("*3\r\n$3\r\nSET\r\n"u8);
        writer.WriteKey(_key);
        writer.WriteValue(_value);
        writer.Complete();
        return _request.Length;
    }

    [Benchmark]
    public int MGetOf10()
    {
        _request.Reset();
        RespWriter writer = new(_request);
        writer.BeginVariable("$4\r\nMGET\r\n"u8, 1);
        writer.WriteKeys(_keys);
        writer.Complete();
        return _request.Length;
    }

    private static int Get(RequestBuffer request, in ValkeyKey key)
    {
        request.Reset();
        RespWriter writer = new(request);
        writer.WriteHeader("*2\r\n$3\r\nGET\r\n"u8);
        writer.WriteKey(key);
        writer.Complete();
        return request.Length;
    }
}
