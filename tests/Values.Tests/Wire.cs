using System.Text;
using Glide.Commands;
using Glide.Protocol;

namespace Glide.Values.Tests;

/// <summary>What stands on the wire: the bytes an argument sends, and replies made of bytes.</summary>
internal static class Wire
{
    public delegate void WriteArguments(ref RespWriter writer);

    public delegate T ReadReply<T>(ref RespReader reader);

    /// <summary>Checks the whole frame byte by byte, and with it the number of words in its header.</summary>
    public static void AssertSends(ICommandArgument argument, params string[] words) =>
        AssertSends((ref RespWriter writer) => argument.WriteTo(ref writer), words);

    public static void AssertSends(WriteArguments write, params string[] words)
    {
        var expected = new StringBuilder().Append('*').Append(words.Length + 1).Append("\r\n$1\r\nX\r\n");
        foreach (var word in words)
        {
            expected.Append('$').Append(Encoding.UTF8.GetByteCount(word)).Append("\r\n").Append(word).Append("\r\n");
        }

        Assert.Equal(expected.ToString(), Encoding.UTF8.GetString(Encode(write)));
    }

    public static byte[] Encode(WriteArguments write)
    {
        var request = new RequestBuffer();
        var writer = new RespWriter(request);
        writer.BeginVariable("$1\r\nX\r\n"u8, 1);
        write(ref writer);
        writer.Complete();
        return request.ToArray();
    }

    public static void AssertRefused(ICommandArgument argument) =>
        Assert.Throws<ArgumentException>(() => Encode((ref RespWriter writer) => argument.WriteTo(ref writer)));

    public static T Read<T>(string reply, ReadReply<T> read)
    {
        var reader = new RespReader(Encoding.UTF8.GetBytes(reply));
        return read(ref reader);
    }

    public static T Read<T>(string reply)
        where T : IReply<T> => Read(reply, T.Read);
}
