using Glide;

namespace Shop;

/// <summary>
/// What a user's file looks like: the client's names beside the implicitly imported ones, none of them qualified. It need only compile.
/// </summary>
internal static class Inventory
{
    public static ZRange Cheapest(int count) => ZRange.ByScore(0, ScoreBound.PositiveInfinity, limit: Limit.First(count));

    public static ZRange Between(string first, string last) => ZRange.ByLex(LexBound.Inclusive(first), LexBound.Exclusive(last), reverse: true);

    public static StreamPosition[] Orders(StreamId last) => [StreamPosition.After("orders", last), StreamPosition.New("returns")];

    public static StreamGroupPosition[] Work() => [StreamGroupPosition.New("orders"), StreamGroupPosition.Pending("returns")];

    public static StreamTrim LastDay(TimeProvider clock) => StreamTrim.ApproximateMinId(StreamId.FromTime(clock.GetUtcNow().AddDays(-1)));

    public static (StreamAddId Id, StreamBound From, StreamGroupStart Start) Begin(StreamId id) => (id, id, id);

    public static GeoSearchArea Near(GeoPosition place) => GeoSearchArea.Circle(place, 5, GeoUnit.Kilometers);

    public static GeoSearchArea Around(string member) => GeoSearchArea.Box(GeoOrigin.Member(member), 1, 2, GeoUnit.Miles);

    public static GeoMember Shop(string name) => new(13.36, 38.11, name);

    public static BitFieldOperation Sold(long amount) =>
        BitFieldOperation.IncrBy(BitFieldEncoding.Unsigned(16), BitFieldOffset.Index(2), amount, BitFieldOverflow.Saturate);

    public static BitFieldOperation Stock() => new BitFieldGet(BitFieldEncoding.Unsigned(16), 0);

    public static BitRange FirstBits() => BitRange.Bits(0, 7);

    public static (SetExpiry Written, GetExpiry Read) Expiry(TimeSpan time) => (time, GetExpiry.Persist);

    public static (ScanCursor, ClusterScanCursor) Start() => (ScanCursor.Start, ClusterScanCursor.Start);

    public static SlotMigration Move(string node) => SlotMigration.To(node, new SlotRange(0, 99));

    public static FieldValue[] Item(string name, double price) => [new("name", name), new("price", price)];

    public static KeyValue Pair(ValkeyKey key, ValkeyValue value) => new(key, value);

    public static ScoredMember Priced(string name, double price) => new(name, price);

    public static string Remaining(TimeToLive time) => time.HasExpiry ? $"{time.Remaining}" : "for ever";

    public static DateTimeOffset? End(ExpirationTime time) => time;

    public static bool WasWritten(ValkeyException failure) => failure is not ValkeyTimeoutException && failure.Delivery == DeliveryStatus.Written;
}
