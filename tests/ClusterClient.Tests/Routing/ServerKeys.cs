using System.Globalization;
using System.Text;
using Glide.Harness;

namespace Glide.ClusterClient.Tests.Routing;

/// <summary>What a server says of keys and slots, many questions at a time.</summary>
internal sealed class ServerKeys(RawConnection connection)
{
    /// <summary>So many answers are surely smaller than what the socket holds while nobody reads.</summary>
    private const int AtOnce = 200;

    /// <summary>What COMMAND GETKEYS answers to each command: an array, or an error.</summary>
    public Task<List<RawReply>> KeysOfAsync(IReadOnlyList<byte[][]> commands) =>
        AskAsync([.. commands.Select(static words => (byte[][])["COMMAND"u8.ToArray(), "GETKEYS"u8.ToArray(), .. words])]);

    /// <summary>What CLUSTER KEYSLOT answers to each key.</summary>
    public async Task<List<int>> SlotsOfAsync(IReadOnlyList<byte[]> keys) =>
        [.. (await AskAsync([.. keys.Select(static key => (byte[][])["CLUSTER"u8.ToArray(), "KEYSLOT"u8.ToArray(), key])])).Select(static reply => (int)reply.Number)];

    /// <summary>What it answers to the command itself.</summary>
    public async Task<RawReply> ReplyToAsync(byte[][] words) => (await AskAsync([words]))[0];

    private async Task<List<RawReply>> AskAsync(IReadOnlyList<byte[][]> questions)
    {
        List<RawReply> replies = [];
        foreach (var chunk in questions.Chunk(AtOnce))
        {
            using MemoryStream request = new();
            foreach (var words in chunk)
            {
                Write(request, string.Create(CultureInfo.InvariantCulture, $"*{words.Length}\r\n"));
                foreach (var word in words)
                {
                    Write(request, string.Create(CultureInfo.InvariantCulture, $"${word.Length}\r\n"));
                    request.Write(word);
                    Write(request, "\r\n");
                }
            }

            await connection.SendRawAsync(request.ToArray());
            foreach (var _ in chunk)
            {
                replies.Add(await connection.ReadReplyAsync());
            }
        }

        return replies;
    }

    private static void Write(MemoryStream request, string text) => request.Write(Encoding.ASCII.GetBytes(text));
}
