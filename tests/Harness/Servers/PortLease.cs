using System.Net;
using System.Net.Sockets;

namespace Glide.Harness;

/// <summary>
/// A loopback port that no other harness on this machine uses while the lease is held, in this process or another.
/// </summary>
/// <remarks>
/// Asking the kernel for a free port and giving it to a server leaves a gap in which another test project gets the same one.
/// The lease is a locked file, which the kernel lets go of even when the process is killed. The range lies below the ephemeral
/// ports, so that no outgoing connection sits on a leased one while a server restarts.
/// </remarks>
public sealed class PortLease : IDisposable
{
    private const int First = 21_000;
    private const int Last = 29_999;

    private static readonly string Folder = Path.Combine(Path.GetTempPath(), $"glide-ports-{Environment.UserName}");
    private static int s_next = Random.Shared.Next(First, Last);

    private readonly FileStream _lock;

    private PortLease(int port, FileStream file)
    {
        Port = port;
        _lock = file;
    }

    public int Port { get; }

    /// <summary>Leases a port on which nothing listens now.</summary>
    public static PortLease Take()
    {
        Directory.CreateDirectory(Folder);

        for (int attempt = First; attempt <= Last; attempt++)
        {
            int port = First + (int)((uint)Interlocked.Increment(ref s_next) % (Last - First + 1));

            if (TryLock(port) is { } file)
            {
                if (IsFree(port))
                {
                    return new PortLease(port, file);
                }

                file.Dispose();
            }
        }

        throw new HarnessException($"Every loopback port from {First} to {Last} is taken.");
    }

    public void Dispose() => _lock.Dispose();

    private static FileStream? TryLock(int port)
    {
        try
        {
            return new FileStream(Path.Combine(Folder, $"{port}"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static bool IsFree(int port)
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
