using System.Globalization;

namespace Glide.Connections;

/// <summary>Ends calls that are overdue, wherever they stand, and says as much as is known about why.</summary>
/// <param name="requestTimeout">How long a call may take that has no time of its own.</param>
/// <param name="describeTrouble">Says why a call waits that no connection has.</param>
internal sealed class OverdueCalls(TimeSpan requestTimeout, Func<PendingCommand, string> describeTrouble)
{
    private static readonly Action<PendingCommand, OverdueCalls> Look = static (command, self) => self.EndIfOverdue(command);

    // A call knows when it is overdue, and not how long it was given.
    private readonly string _time = requestTimeout == Timeout.InfiniteTimeSpan
        ? "its own time"
        : string.Create(CultureInfo.InvariantCulture, $"its time (RequestTimeout is {requestTimeout.TotalMilliseconds:0.###} ms; a call may have its own)");

    private long _now;

    /// <summary>What a container is asked to call for each of its calls.</summary>
    public static Action<PendingCommand, OverdueCalls> Visitor => Look;

    /// <summary>How many calls it has ended so far.</summary>
    public long Ended { get; private set; }

    public void StartLook(long now) => _now = now;

    /// <summary>A call that has gone from where it was seen may serve another caller by now, so only its version may end it.</summary>
    private void EndIfOverdue(PendingCommand command)
    {
        var version = command.Version;
        if (command.Deadline <= _now && command.TryClaim(version))
        {
            Ended++;
            command.FailClaimed(Describe(command));
        }
    }

    private ValkeyTimeoutException Describe(PendingCommand command)
    {
        var carrier = command.Carrier;
        if (carrier is null)
        {
            return new ValkeyTimeoutException(
                $"{command.Name} could not be sent within {_time}: {describeTrouble(command)}.",
                command.WasWritten ? DeliveryStatus.Written : DeliveryStatus.NotWritten);
        }

        var written = command.WasWritten || carrier.MayWrite(command);
        return new ValkeyTimeoutException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{command.Name} was not answered within {_time}; it {(written ? "was" : "was not")} written to {carrier.Endpoint}, where {Count(carrier.Inflight.Count)} in flight."),
            written ? DeliveryStatus.Written : DeliveryStatus.NotWritten);
    }

    private static string Count(int commands) => commands == 1 ? "1 command is" : string.Create(CultureInfo.InvariantCulture, $"{commands} commands are");
}
