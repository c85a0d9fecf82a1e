using Glide.Generator.Model.Replies;

namespace Glide.Generator.Tests.Replies;

/// <summary>
/// Reads what real servers answered, with the emitted readers. Set UPDATE_SNAPSHOTS=1 to write the answers anew, and read the difference.
/// </summary>
public sealed class ReplyReadingTests
{
    [Fact]
    public void Real_answers_read_alike_in_both_protocols_and_mean_what_they_should()
    {
        var samples = ReplySample.ReadAll();
        var actual = samples.Select(Read).ToList();
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            ReplySample.WriteAll(actual);
            return;
        }

        Assert.All(samples.Zip(actual), pair => Assert.Equal(pair.First, pair.Second));
    }

    [Fact]
    public void Every_reply_of_the_overlay_has_a_sample_unless_another_of_its_type_has()
    {
        var sampled = ReplySample.ReadAll().Select(sample => KnownReplies.Replies[sample.Reply]).ToHashSet();

        Assert.Empty(KnownReplies.Replies.Where(pair => !sampled.Contains(pair.Value)).Select(pair => $"{pair.Key} {pair.Value}"));
    }

    private static ReplySample Read(ReplySample sample)
    {
        var readers = CompiledReaders.OfTheSurface.Value;
        var answer = AnswerText.Of(readers.Read(sample.Reply, ReplySample.Bytes(sample.Resp3)));
        var answer2 = AnswerText.Of(readers.Read(sample.Reply, ReplySample.Bytes(sample.Resp2)));
        return sample with { Answer = answer, Answer2 = answer == answer2 ? null : answer2 };
    }
}
