using System.Globalization;

namespace Glide;

/// <summary>As many calls as the client allows are under way, and it is configured to refuse more rather than let them wait.</summary>
public sealed class ValkeyInflightLimitException : ValkeyException
{
    /// <summary>Makes the error of one call.</summary>
    /// <param name="limit">The configured limit.</param>
    public ValkeyInflightLimitException(int limit)
        : base(
            string.Create(CultureInfo.InvariantCulture, $"{limit} calls are under way, as many as InflightRequestsLimit allows."),
            DeliveryStatus.NotWritten,
            null)
    {
    }
}
