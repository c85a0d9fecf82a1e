using Glide.Connections.Tests.Support;

namespace Glide.Connections.Tests.Telling;

public sealed class ChangingReadersTests(RealServer server) : IClassFixture<RealServer>
{
    private const int Callers = 32;
    private const int CallsEach = 400;

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task Every_caller_gets_its_own_reply_while_callers_keep_one_reader_after_the_other()
    {
        await using var client = await TestClient.ConnectAsync(server.Server.Host, server.Server.Port);
        var callers = Enumerable.Range(0, Callers).Select(caller => Task.Run(() => CallAsync(client, caller)));
        var rights = await Eventually.CompletesAsync(Task.WhenAll(callers), TimeSpan.FromSeconds(60));
        Assert.All(rights, static right => Assert.Equal(CallsEach, right));
    }

    private static async Task<int> CallAsync(TestClient client, int caller)
    {
        var right = 0;
        for (var number = 0; number < CallsEach; number++)
        {
            var text = $"{caller}.{number}";
            var isRight = await client.EchoAsync(text) == text;
            if ((number + caller) % 40 == 0)
            {
                var inner = client.EchoAsync($"inner {text}").AsTask();
                isRight &= inner.Wait(Bound) && inner.Result == $"inner {text}";
            }

            right += isRight ? 1 : 0;
        }

        return right;
    }
}
