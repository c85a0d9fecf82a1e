namespace Glide.Generator.Tests.Replies;

/// <summary>Replies with a few wrong bytes: every emitted reader ends in an answer or in one of the exceptions that a reply may cause.</summary>
public sealed class DamagedReplyTests
{
    private const int DamagesPerSample = 150;
    private const int Seed = 20260101;

    private static readonly byte[] Telling = "$*:,_~%#+-=!|(>\r\n0123456789"u8.ToArray();

    [Fact]
    public void A_damaged_reply_gives_an_answer_or_an_error_of_the_protocol()
    {
        var random = new Random(Seed);
        var readers = CompiledReaders.OfTheSurface.Value;
        var unexpected = new List<string>();
        foreach (var sample in ReplySample.ReadAll())
        {
            foreach (var original in new[] { ReplySample.Bytes(sample.Resp2), ReplySample.Bytes(sample.Resp3) })
            {
                for (var i = 0; i < DamagesPerSample; i++)
                {
                    var damaged = Damage(original, random);
                    if (Unexpected(readers, sample.Reply, damaged) is { } exception)
                    {
                        unexpected.Add($"{sample.Reply}: {exception.GetType().Name} {exception.Message} for {Convert.ToHexString(damaged)}");
                    }
                }
            }
        }

        Assert.Equal([], unexpected.Take(5));
    }

    private static Exception? Unexpected(CompiledReaders readers, string reply, byte[] frame)
    {
        try
        {
            readers.Read(reply, frame);
            return null;
        }
        catch (ValkeyException)
        {
            return null;
        }
        catch (BytesLeftException)
        {
            // The framer would have ended the reply earlier.
            return null;
        }
#pragma warning disable CA1031 // Any other exception is what this test looks for.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception;
        }
    }

    private static byte[] Damage(byte[] original, Random random)
    {
        var bytes = original.ToList();
        for (var count = random.Next(1, 4); count > 0 && bytes.Count > 0; count--)
        {
            var place = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes.RemoveAt(place);
                    break;
                case 1:
                    bytes.Insert(place, Telling[random.Next(Telling.Length)]);
                    break;
                case 2:
                    bytes.RemoveRange(place, bytes.Count - place);
                    break;
                default:
                    bytes[place] = Telling[random.Next(Telling.Length)];
                    break;
            }
        }

        return [.. bytes];
    }
}
