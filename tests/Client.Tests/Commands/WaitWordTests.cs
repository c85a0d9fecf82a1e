using Glide.Commands;

namespace Glide.Client.Tests.Commands;

/// <summary>How long the server may let a call wait that is given as words.</summary>
public sealed class WaitWordTests
{
    [Theory]
    [InlineData("BLPOP a b 0.5", 3, 500)]
    [InlineData("BLMOVE a b LEFT RIGHT 2", 5, 2000)]
    [InlineData("BLMPOP 1.5 1 a LEFT COUNT 3", 1, 1500)]
    [InlineData("BZPOPMIN a 0", 2, -1)]
    [InlineData("WAITAOF 0 1 20", 3, 20)]
    [InlineData("XREAD COUNT 1 block 100 STREAMS a $", 4, 100)]
    [InlineData("XREAD BLOCK 0 STREAMS a $", 2, -1)]
    [InlineData("XREADGROUP GROUP BLOCK 3 BLOCK 7 STREAMS a >", 5, 7)]
    public void It_is_what_the_command_says(string command, int at, int milliseconds)
    {
        var (words, descriptor) = Parse(command);

        Assert.Equal(at, descriptor.Wait!.Find(words, descriptor.KeySpecs.AsSpan()));
        Assert.Equal(milliseconds < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(milliseconds), descriptor.Wait.Read(words[at]));
    }

    [Theory]
    [InlineData("XREAD COUNT 1 STREAMS a $")]
    [InlineData("XREAD STREAMS BLOCK 5 6 7")]
    [InlineData("XREAD BLOCK")]
    [InlineData("BLPOP")]
    public void Without_such_a_word_nothing_is_waited_for(string command)
    {
        var (words, descriptor) = Parse(command);

        Assert.Equal(-1, descriptor.Wait!.Find(words, descriptor.KeySpecs.AsSpan()));
    }

    [Theory]
    [InlineData("BLPOP a x")]
    [InlineData("BLPOP a -1")]
    [InlineData("BLPOP a 1e300")]
    [InlineData("BLPOP a NaN")]
    [InlineData("XREAD BLOCK 0.5 STREAMS a $")]
    public void What_is_no_time_is_the_server_s_to_refuse(string command)
    {
        var (words, descriptor) = Parse(command);

        Assert.Equal(Timeout.InfiniteTimeSpan, descriptor.Wait!.Read(words[descriptor.Wait.Find(words, descriptor.KeySpecs.AsSpan())]));
    }

    private static (ValkeyValue[] Words, CommandDescriptor Descriptor) Parse(string command)
    {
        ValkeyValue[] words = [.. command.Split(' ').Select(static word => (ValkeyValue)word)];
        return (words, CommandRegistry.Find(words[0].ToString())!);
    }
}
