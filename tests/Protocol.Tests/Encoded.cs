using System.Text;

namespace Glide.Protocol.Tests;

/// <summary>Writes commands the way an executor does, for tests that look at the bytes.</summary>
internal static class Encoded
{
    public delegate void Write(ref RespWriter writer);

    public static RequestBuffer Into(RequestBuffer request, Write write)
    {
        RespWriter writer = new(request);
        write(ref writer);
        writer.Complete();
        return request;
    }

    public static string Text(Write write) => Encoding.UTF8.GetString(Into(new RequestBuffer(), write).ToArray());

    /// <summary>The words of one encoded command.</summary>
    public static List<byte[]> Words(byte[] command)
    {
        RespReader reader = new(command);
        List<byte[]> words = [];
        for (int count = reader.ReadArrayHeader(); count > 0; count--)
        {
            words.Add(reader.ReadBytes().ToArray());
        }

        Assert.True(reader.IsAtEnd);
        return words;
    }
}
