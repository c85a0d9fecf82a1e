using System.Text;
using Glide.Protocol;

namespace Glide.Cluster.Tests;

public class KeyPatternTests
{
    [Theory]
    [InlineData("{user}*", "user")]
    [InlineData("a{user}b?", "user")]
    [InlineData("{user}{*}", "user")]
    [InlineData("whole", "whole")]
    [InlineData("whole{user}", "user")]
    [InlineData("{}", "{}")]
    [InlineData("", "")]
    [InlineData("*", null)]
    [InlineData("user*", null)]
    [InlineData("*{user}", null)]
    [InlineData("{us?r}", null)]
    [InlineData("{user*}", null)]
    [InlineData("{user*", null)]
    [InlineData("[a]{user}", null)]
    [InlineData("\\{user}", null)]
    [InlineData("{}{user}*", null)]
    public void A_pattern_names_a_slot_if_its_hash_tag_stands_before_anything_vague(string pattern, string? hashed) => Assert.Equal(
        hashed is null ? null : HashSlot.Crc16(Encoding.UTF8.GetBytes(hashed)) % HashSlot.Count,
        KeyPattern.SlotOf(Encoding.UTF8.GetBytes(pattern)));
}
