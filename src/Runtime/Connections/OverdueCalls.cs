using System.Globalization;

namespace Glide.Connections;

/// <summary>Ends calls that are overdue, wherever they stand, and says as much as is known about why.</summary>
internal sealed class OverdueCalls(Func<PendingCommand, string> describeTrouble)
{
    private static readonly Action<PendingCommand, OverdueCalls> Look = static (command, self) => self.EndIfOverdue(command);

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
                $"{command.Descriptor.Name} could not be sent within its time: {describeTrouble(command)}.",
                command.WasWritten ? DeliveryStatus.Written : DeliveryStatus.NotWritten);
        }

        var written = command.WasWritten || carrier.MayWrite(command);
        return new ValkeyTimeoutException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{command.Descriptor.Name} was not answered within its time; it {(written ? "was" : "was not")} written to {carrier.Endpoint}, where {Count(carrier.Inflight.Count)} in flight."),
            written ? DeliveryStatus.Written : DeliveryStatus.NotWritten);
    }

    private static string Count(int commands) => commands == 1 ? "1 command is" : string.Create(CultureInfo.InvariantCulture, $"{commands} commands are");
}
