namespace Glide.Protocol.Tests;

public sealed class AllocationTests
{
    [Fact]
    public void Writing_a_command_allocates_nothing()
    {
        RequestBuffer request = new() { TracksKeys = true };
        byte[] large = new byte[50_000];
        byte[] small = new byte[16];
        Assert.Equal(0, Allocated(() =>
        {
            RespWriter writer = new(request);
            writer.BeginVariable("$3\r\nSET\r\n"u8, 1);
            writer.WriteKey("a key");
            writer.WriteValue(large);
            writer.WriteValue(small);
            writer.WriteValue(12.5);
            writer.WriteInt64(1234);
            writer.WriteBlockingSeconds(TimeSpan.FromSeconds(1.5));
            writer.WriteKeys([(ValkeyKey)"b", small, 5, "c", "d", "e", "f"]);
            writer.Complete();
            request.Reset();
        }));
    }

    [Fact]
    public void Reading_allocates_the_results_alone()
    {
        byte[] reply = "$16\r\n0123456789abcdef\r\n"u8.ToArray();
        byte[] number = ":12345\r\n"u8.ToArray();
        byte[] status = "+OK\r\n"u8.ToArray();
        byte[] missing = "_\r\n"u8.ToArray();
        byte[] array = "*3\r\n$2\r\nab\r\n$-1\r\n:5\r\n"u8.ToArray();
        RespFramer framer = new(RespLimits.Default);
        Assert.Equal(40, Allocated(() => Read(reply, static (ref reader) => reader.ReadNullableValue())));
        Assert.Equal(0, Allocated(() => Read(number, static (ref reader) => reader.ReadInt64())));
        Assert.Equal(0, Allocated(() => Read(number, static (ref reader) => reader.ReadValue())));
        Assert.Equal(0, Allocated(() => Read(missing, static (ref reader) => reader.ReadNullableValue())));
        Assert.Equal(0, Allocated(() => Read(status, static (ref reader) =>
        {
            reader.ReadOk();
            return 0;
        })));
        Assert.Equal(24 + (3 * 24) + 32, Allocated(() => Read(array, static (ref reader) => reader.ReadNullableValueArray())));

        void Read<TResult>(byte[] frame, Read<TResult> read)
        {
            framer.TryRead(frame, out int length);
            RespReader reader = new(frame.AsSpan(0, length));
            read(ref reader);
        }
    }

    /// <summary>What one run allocates once everything is warm: the least of many, as a collection elsewhere disturbs the count.</summary>
    private static long Allocated(Action action)
    {
        long least = long.MaxValue;
        for (int run = 0; run < 200; run++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
