using System.Text;

namespace Glide.Protocol.Tests;

/// <summary>A blocking call whose wait is cut short before it is sent once more.</summary>
public sealed class RequestBufferWaitingTests
{
    [Theory]
    [InlineData(30_000, 29_123, "29.123")]
    [InlineData(30_000, 9_000, "9")]
    [InlineData(1_500, 7, "0.007")]
    [InlineData(100_000, -4, "0.001")]
    [InlineData(1_000, 0, "0.001")]
    public void The_word_behind_the_keys_tells_what_is_left(int timeout, int left, string word)
    {
        var request = Encode((ref writer) =>
        {
            writer.BeginVariable("$5\r\nBLPOP\r\n"u8, 1);
            writer.WriteKeys([(ValkeyKey)"a", "b"]);
            writer.WriteBlockingSeconds(TimeSpan.FromMilliseconds(timeout));
        });

        request.ShortenWait(TimeSpan.FromMilliseconds(left));

        Assert.Equal($"BLPOP a b {word}", TextOf(request));
        Assert.Equal(TimeSpan.FromMilliseconds(Math.Max(1, left)), request.BlockingTimeout);
        Assert.True(request.IsBlocking);
    }

    [Theory]
    [InlineData(10_000, 9_999)]
    [InlineData(10_000, 5)]
    [InlineData(60_000, 61)]
    public void What_stands_behind_the_word_is_moved_along(int timeout, int left)
    {
        var large = new byte[RequestBuffer.ExternalThreshold];
        var request = Encode((ref writer) =>
        {
            writer.BeginVariable("$5\r\nXREAD\r\n"u8, 1);
            writer.WriteValue(large);
            writer.WriteToken("$5\r\nBLOCK\r\n"u8);
            writer.WriteBlockingMilliseconds(TimeSpan.FromMilliseconds(timeout));
            writer.WriteKeys(Enumerable.Range(0, 12).Select(i => (ValkeyKey)$"{{tag}}:{i}").ToArray());
            writer.WriteValue(large);
            writer.WriteValue("end");
        });

        request.ShortenWait(TimeSpan.FromMilliseconds(left));

        var words = Encoded.Words(request.ToArray());
        Assert.Equal(left.ToString(System.Globalization.CultureInfo.InvariantCulture), Encoding.UTF8.GetString(words[3]));
        Assert.Equal(large, words[1]);
        Assert.Equal(large, words[^2]);
        Assert.Equal("end", Encoding.UTF8.GetString(words[^1]));
        Assert.Equal(Enumerable.Range(0, 12).Select(i => $"{{tag}}:{i}"), request.Keys.ToArray().Select(key => Encoding.UTF8.GetString(request.GetKey(key))));
    }

    [Fact]
    public void What_waits_for_ever_or_has_waited_for_nothing_stays_as_it_is()
    {
        var endless = Encode((ref writer) =>
        {
            writer.WriteHeader("*2\r\n$1\r\nX\r\n"u8);
            writer.WriteBlockingSeconds(Timeout.InfiniteTimeSpan);
        });
        endless.ShortenWait(TimeSpan.FromSeconds(1));
        Assert.Equal("X 0", TextOf(endless));

        var fresh = Encode((ref writer) =>
        {
            writer.WriteHeader("*2\r\n$1\r\nX\r\n"u8);
            writer.WriteBlockingSeconds(TimeSpan.FromSeconds(1));
        });
        fresh.ShortenWait(TimeSpan.FromSeconds(1));
        Assert.Equal("X 1", TextOf(fresh));

        // Given as words: nobody knows which of them is the time.
        var words = Encode((ref writer) =>
        {
            writer.WriteHeader("*2\r\n$1\r\nX\r\n"u8);
            writer.WriteValue(5);
        });
        words.SetBlocking(TimeSpan.FromSeconds(5));
        words.ShortenWait(TimeSpan.FromSeconds(1));
        Assert.Equal("X 5", TextOf(words));
    }

    private static RequestBuffer Encode(Encoded.Write write)
    {
        RequestBuffer request = new() { TracksKeys = true };
        Encoded.Into(request, write);
        return request;
    }

    private static string TextOf(RequestBuffer request) => string.Join(' ', Encoded.Words(request.ToArray()).Select(Encoding.UTF8.GetString));
}
