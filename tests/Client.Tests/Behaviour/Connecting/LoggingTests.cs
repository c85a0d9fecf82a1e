using System.Reflection;
using Glide.Connections;
using Glide.Harness;
using Microsoft.Extensions.Logging;

namespace Glide.Client.Tests.Behaviour.Connecting;

public sealed class LoggingTests(BehaviourServer fixture)
{
    [Fact]
    public void The_event_ids_are_those_that_users_filter_by()
    {
        var events = typeof(Log).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Select(method => (Attribute: method.GetCustomAttribute<LoggerMessageAttribute>(), method.Name))
            .Where(pair => pair.Attribute is not null)
            .Select(pair => $"{pair.Attribute!.EventId} {pair.Attribute.Level} {pair.Name}")
            .Order(StringComparer.Ordinal);

        Assert.Equal(
            [
                "1 Information Connected",
                "10 Warning TopologyUnknown",
                "11 Debug SlotMoved",
                "2 Warning ConnectionLost",
                "3 Warning ConnectFailed",
                "4 Information Reconnected",
                "5 Warning SilentConnectionReplaced",
                "6 Debug HandshakeStepRefused",
                "7 Error StateHandlerFailed",
                "8 Information TopologyChanged",
                "9 Information NodeLeft",
            ],
            events);
    }

    [Fact]
    public async Task The_life_of_a_connection_is_logged()
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        var log = new RecordingLoggerFactory();
        await using var client = await GlideClient.ConnectAsync(BehaviourServer.For(proxy) with { LoggerFactory = log });
        proxy.Refuse();
        proxy.CutAll();
        await Eventually.TrueAsync(() => log.Entries.Any(entry => entry.Event.Id == 3));
        proxy.Heal();
        await Eventually.TrueAsync(() => log.Entries.Any(entry => entry.Event.Id == 4));

        Assert.Equal(["Glide"], log.Categories);
        Assert.Equal([1, 2, 3, 4], log.Entries.Select(entry => entry.Event.Id).Distinct());
        Assert.Matches($"^Connected to 127.0.0.1:{proxy.Port}: valkey 9.1.[0-9]+, RESP3$", log.Entries.First().Message);
        Assert.All(log.Entries, entry => Assert.Contains($"127.0.0.1:{proxy.Port}", entry.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_step_of_the_greeting_that_the_server_refuses_is_logged()
    {
        await using var server = ScriptedServer.Start();
        server.On("CLIENT", "SETINFO").Reply("-ERR unknown subcommand 'SETINFO'\r\n");
        var log = new RecordingLoggerFactory();

        await using var client = await GlideClient.ConnectAsync(BehaviourServer.For(server) with { LoggerFactory = log });

        Assert.Equal(2, log.Entries.Count(entry => entry.Event.Id == 6 && entry.Message.Contains("unknown subcommand", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_first_connection_of_a_lazy_client_is_logged_as_the_first()
    {
        var log = new RecordingLoggerFactory();
        await using var client = await GlideClient.ConnectAsync(fixture.Options with { LazyConnect = true, LoggerFactory = log });

        await client.CustomCommandAsync("PING");

        // The call that waited is answered as soon as there is a connection, which may be sooner than that is logged.
        await Eventually.TrueAsync(() => !log.Entries.IsEmpty);
        Assert.Equal(1, Assert.Single(log.Entries).Event.Id);
    }
}
