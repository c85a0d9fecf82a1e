using Glide.Connections.Tests.Support;

namespace Glide.Connections.Tests.Scripted;

/// <summary>A client that connects with its first call.</summary>
public sealed class LazyStartTests : IAsyncLifetime
{
    private readonly ScriptedServer _server = ScriptedServer.Start();

    public ValueTask InitializeAsync()
    {
        _server.On("ECHO").Reply(command => $"+{command.Words[1]}\r\n");
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task That_it_connects_is_told_before_another_callers_call_can_connect_it()
    {
        List<ConnectionState> states = [];
        TestClient? client = null;
        Task? other = null;
        client = TestClient.ConnectLazily(_server.Host, _server.Port, TestClient.Settings with
        {
            StateChanged = state =>
            {
                if (state == ConnectionState.Connecting)
                {
                    other = Task.Run(() => client!.EchoAsync("other").AsTask());
                    other.Wait(TimeSpan.FromMilliseconds(200));
                }

                lock (states)
                {
                    states.Add(state);
                }
            },
        });

        await Eventually.CompletesAsync(client.EchoAsync("first").AsTask());
        await Eventually.CompletesAsync(other!);

        lock (states)
        {
            Assert.Equal([ConnectionState.Connecting, ConnectionState.Connected], states);
        }

        await client.DisposeAsync();
    }
}
