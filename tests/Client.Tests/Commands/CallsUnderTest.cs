using System.Text;
using Glide.Commands;

namespace Glide.Client.Tests.Commands;

/// <summary>
/// Reads every command along on its way to the server: its words are compared with the ones expected, and the keys that the client found
/// in it with those that a server finds.
/// </summary>
internal abstract class CallsUnderTest(WireRecorder recorder, KeyRecordingExecutor executor, KeyOracle oracle)
{
    /// <summary>Awaits a call and checks that it sent exactly these words (see <see cref="CommandLine"/>) with these keys among them.</summary>
    public async Task<T> Sends<T>(string words, ValueTask<T> call)
    {
        var (descriptor, keys) = executor.TakeLast();
        var reply = await call;
        await CheckSentAsync(words, descriptor, keys);
        return reply;
    }

    /// <inheritdoc cref="Sends{T}(string, ValueTask{T})"/>
    public async Task Sends(string words, ValueTask call)
    {
        var (descriptor, keys) = executor.TakeLast();
        await call;
        await CheckSentAsync(words, descriptor, keys);
    }

    /// <summary>Awaits a call that the server refuses, checks what it sent, and returns the error.</summary>
    public async Task<ValkeyServerException> Refuses(string words, Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<ValkeyServerException>(call);
        Assert.Equal(words, CommandLine.Format(recorder.LastCommand));
        return error;
    }

    private async Task CheckSentAsync(string words, CommandDescriptor? descriptor, IReadOnlyList<byte[]> keys)
    {
        var sent = recorder.LastCommand;
        Assert.Equal(words, CommandLine.Format(sent));
        if (descriptor is null)
        {
            return;
        }

        var serverKeys = await oracle.KeysOfAsync(sent);
        Assert.Equal(serverKeys, keys.Select(Encoding.UTF8.GetString));

        List<int> positions = [];
        KeyFinder.Find(descriptor.KeySpecs.AsSpan(), [.. sent.Select(static word => (ValkeyValue)word)], positions);
        var found = positions.Select(at => Encoding.UTF8.GetString(sent[at])).Order();
        if (descriptor.KeySpecs.All(static spec => spec.IsComplete))
        {
            Assert.Equal(serverKeys.Order(), found);
        }
        else
        {
            // The server has code of its own for what these specs do not say.
            Assert.Subset(serverKeys.ToHashSet(), found.ToHashSet());
        }
    }
}
