using System.Net;
using System.Net.Sockets;
using System.Text;
using Glide.Transports;
using Xunit;

namespace Glide.Connections.Tests;

public sealed class BlockingSocketTransportTests : IDisposable
{
    private readonly Socket _server;
    private readonly BlockingSocketTransport _transport;

    public BlockingSocketTransportTests()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        client.Connect(listener.LocalEndPoint!);
        _server = listener.Accept();
        _transport = new BlockingSocketTransport(client);
    }

    public void Dispose()
    {
        _transport.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task What_has_come_while_it_was_expected_is_received()
    {
        _server.Send("+OK\r\n"u8);
        _transport.ExpectBytes();

        Assert.Equal("+OK\r\n", await ReceiveAsync());
    }

    [Fact]
    public async Task What_comes_after_it_was_expected_in_vain_is_waited_for()
    {
        // More often than receives are slept through after one in vain.
        for (var i = 0; i < 1000; i++)
        {
            _transport.ExpectBytes();
        }

        var receiving = Task.Factory.StartNew(ReceiveAsync, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
        _server.Send("+OK\r\n"u8);

        Assert.Equal("+OK\r\n", await receiving.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_end_is_received_as_nothing()
    {
        _server.Shutdown(SocketShutdown.Both);
        _transport.ExpectBytes();

        Assert.Empty(await ReceiveAsync());
    }

    [Fact]
    public async Task It_is_busy_until_nothing_is_due_and_nothing_comes()
    {
        _server.Send("+OK\r\n"u8);
        _transport.ExpectBytes();
        Assert.True(_transport.IsBusy);
        await ReceiveAsync();
        Assert.True(_transport.IsBusy);

        var receiving = Task.Factory.StartNew(ReceiveAsync, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
        await Eventually.TrueAsync(() => !_transport.IsBusy);
        _server.Send("+OK\r\n"u8);
        Assert.Equal("+OK\r\n", await Eventually.CompletesAsync(receiving));
    }

    [Fact]
    public async Task It_is_not_busy_once_it_is_closed_whatever_its_reader_still_expects()
    {
        _transport.ExpectBytes();
        _transport.Dispose();
        Assert.False(_transport.IsBusy);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () =>
        {
            _transport.ExpectBytes();
            await ReceiveAsync();
        });
        Assert.False(_transport.IsBusy);
    }

    private async Task<string> ReceiveAsync()
    {
        var buffer = new byte[64];
        return Encoding.ASCII.GetString(buffer, 0, await _transport.ReceiveAsync(buffer));
    }
}
