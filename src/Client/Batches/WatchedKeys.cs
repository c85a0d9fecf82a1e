namespace Glide;

/// <summary>Where the keys are that a transaction in a cluster watches.</summary>
internal static class WatchedKeys
{
    /// <summary>The primary that has the keys, which must be in one slot.</summary>
    public static SingleNodeRoute? RouteOf(IReadOnlyCollection<ValkeyKey> watch)
    {
        ArgumentNullException.ThrowIfNull(watch);
        SingleNodeRoute? route = null;
        ValkeyKey first = default;
        foreach (var key in watch)
        {
            var own = ClusterRoute.SlotKey(key);
            if (route is null)
            {
                (route, first) = (own, key);
            }
            else if (own.Slot != route.Slot)
            {
                throw new ArgumentException(
                    $"The watched keys must be in one slot, but '{first}' is in slot {route.Slot} and '{key}' in slot {own.Slot}; a common hash tag would bring them together.",
                    nameof(watch));
            }
        }

        return route;
    }
}
