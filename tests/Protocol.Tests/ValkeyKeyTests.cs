namespace Glide.Protocol.Tests;

public sealed class ValkeyKeyTests
{
    [Fact]
    public void Keys_are_equal_when_their_bytes_are()
    {
        ValkeyKey[] keys = ["17", "17"u8.ToArray(), 17L, "x17"u8.ToArray().AsMemory(1), new ManagedMemory("17"u8.ToArray()).Memory];
        foreach (ValkeyKey left in keys)
        {
            foreach (ValkeyKey right in keys)
            {
                Assert.True(left == right);
                Assert.Equal(left.GetHashCode(), right.GetHashCode());
            }

            Assert.Equal(2, left.Length);
            Assert.Equal("17", left);
            Assert.Equal("17"u8.ToArray(), (byte[])left);
            Assert.True(left.TryFormat(new byte[2], out int written));
            Assert.Equal(2, written);
            Assert.False(left.TryFormat(new byte[1], out _));
            Assert.Throws<ArgumentException>(() => left.CopyTo(new byte[1]));
            Assert.Equal("17"u8.ToArray(), left.AsMemory().ToArray());
        }

        Assert.True(keys[0] != "18");
    }

    [Fact]
    public void The_default_is_no_key_and_the_empty_key_is_one()
    {
        ValkeyKey none = default;
        Assert.True(none.IsDefault);
        Assert.Null((string?)none);
        Assert.False(((ValkeyKey)"").IsDefault);
        Assert.False(((ValkeyKey)ReadOnlyMemory<byte>.Empty).IsDefault);
        Assert.NotEqual(none, (ValkeyKey)"");
        Assert.Equal((ValkeyKey)ReadOnlyMemory<byte>.Empty, (ValkeyKey)"");
    }

    [Fact]
    public void Null_names_no_key()
    {
        Assert.Throws<ArgumentNullException>(() => (ValkeyKey)(string)null!);
        Assert.Throws<ArgumentNullException>(() => (ValkeyKey)(byte[])null!);
    }
}
