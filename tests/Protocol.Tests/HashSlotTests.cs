using System.Text;

namespace Glide.Protocol.Tests;

public sealed class HashSlotTests
{
    [Theory]
    [InlineData("foo", 12182)]
    [InlineData("a", 15495)]
    [InlineData("b", 3300)]
    [InlineData("123456789", 0x31C3)]
    [InlineData("", 0)]
    public void A_key_has_the_slot_that_the_server_gives_it(string key, int slot) => Assert.Equal(slot, Slot(key));

    [Theory]
    [InlineData("{user1000}.following", "user1000")]
    [InlineData("{user1000}.followers", "user1000")]
    [InlineData("foo{bar}{zap}", "bar")]
    [InlineData("foo{{bar}}zap", "{bar")]
    [InlineData("foo{}{bar}", "foo{}{bar}")]
    [InlineData("foo{bar", "foo{bar")]
    [InlineData("foo}bar{", "foo}bar{")]
    [InlineData("{}", "{}")]
    [InlineData("}{a}", "a")]
    public void What_stands_in_the_first_braces_is_hashed_alone(string key, string tag)
    {
        Assert.Equal(tag, Encoding.UTF8.GetString(HashSlot.Tag(Encoding.UTF8.GetBytes(key))));
        Assert.Equal(HashSlot.Crc16(Encoding.UTF8.GetBytes(tag)) % 16384, Slot(key));
    }

    private static int Slot(string key) => HashSlot.Of(Encoding.UTF8.GetBytes(key));
}
