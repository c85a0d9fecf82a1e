using System.Globalization;
using System.Text;
using Glide.Protocol;

namespace Glide.Cluster.Tests;

/// <summary>
/// A cluster as far as a scan sees it: nodes with keys in an order of their own, slots that move at once or key by key, nodes that are
/// replaced or start anew. Slots that play no part are left alone, and CLUSTERSCAN passes over them.
/// </summary>
internal sealed class ScanSimulation
{
    public static readonly int[] Slots = [0, 1, 5000, 9000, 12000, 16383];

    private const int Buckets = 8;

    private static readonly string[] Tags = CreateTags();

    private readonly Random _random;
    private readonly string[] _owners = new string[SlotRange.SlotCount];
    private readonly Dictionary<int, string> _targets = [];
    private readonly Dictionary<int, int> _movedAt = [];
    private readonly List<Server> _servers = [];
    private int _time;
    private int _count;

    public ScanSimulation(Random random, int nodes)
    {
        _random = random;
        for (var i = 0; i < nodes; i++)
        {
            AddServer();
        }

        for (var slot = 0; slot < SlotRange.SlotCount; slot++)
        {
            _owners[slot] = _servers[slot * nodes / SlotRange.SlotCount].Id;
        }

        foreach (var slot in Slots)
        {
            for (var i = 0; i < 12; i++)
            {
                var key = $"{{{Tags[slot]}}}{i}";
                Keys.Add(key);
                ServerOf(slot).Keys.Add(key);
            }
        }

        Map = ReadMap();
    }

    public List<string> Keys { get; } = [];

    /// <summary>The client's map, which may be behind.</summary>
    public SlotMap Map { get; private set; }

    public void Refresh()
    {
        var map = ReadMap();
        Map = map.Equals(Map) ? Map : map;
    }

    /// <summary>Lets something happen, or nothing.</summary>
    public void Happen()
    {
        _time++;
        var slot = Slots[_random.Next(Slots.Length)];
        var target = _servers[_random.Next(_servers.Count)].Id;
        switch (_random.Next(12))
        {
            case 0 when target != _owners[slot] && !_targets.ContainsKey(slot) && MayMove(slot):
                Move(slot, target);
                break;
            case 1 or 2 when target != _owners[slot] && !_targets.ContainsKey(slot) && MayMove(slot):
                _targets[slot] = target;
                break;
            case 3 or 4 or 5 or 6 when _targets.ContainsKey(slot):
                MoveSomeKeys(slot);
                break;
            case 7 when _targets.TryGetValue(slot, out var to):
                Move(slot, to);
                break;
            case 8:
                Replace(_servers[_random.Next(_servers.Count)]);
                break;
            case 9:
                _servers[_random.Next(_servers.Count)].Restart(_random.Next());
                break;
            case 10:
                Refresh();
                break;
        }
    }

    /// <summary>Answers what the scan asks, and tells the keys of the page.</summary>
    public IReadOnlyList<string> Answer(ScanState state, in ScanStep step)
    {
        switch (step.Kind)
        {
            case ScanStepKind.SlotStart:
                state.PageRead(ClusterScanCursor.FromText($"0-{{{Tags[step.Slot]}}}-0"), answeredByStep: false);
                return [];
            case ScanStepKind.SlotPage when _targets.ContainsKey(step.Slot):
                state.SlotIsMoving();
                return [];
            case ScanStepKind.SlotPage:
                return SlotPage(state, step);
            case ScanStepKind.Observe when Find(step.Node!) is { } server:
                state.Observed(ScanObservation.Parse(Describe(server), server.RunId));
                return [];
            case ScanStepKind.NodePage when Find(step.Node!) is { } server:
                var bucket = (int)step.NodeCursor.Value;
                var page = server.Bucket(bucket, Buckets, null).Where(key => state.Wants(Encoding.UTF8.GetBytes(key))).ToList();
                state.PageRead(new ScanCursor(bucket + 1 == Buckets ? 0 : (ulong)bucket + 1));
                return page;
            case ScanStepKind.Observe or ScanStepKind.NodePage:
                state.NodeFailed();
                Refresh();
                return [];
            case ScanStepKind.Refresh:
                Refresh();
                return [];
            default:
                throw new InvalidOperationException($"{step}");
        }
    }

    private List<string> SlotPage(ScanState state, in ScanStep step)
    {
        var server = ServerOf(step.Slot);
        var words = step.SlotCursor.ToString().Split('-');
        var bucket = words[0] == server.RunId ? int.Parse(words[2], CultureInfo.InvariantCulture) : 0;
        var slot = step.Slot;
        var page = server.Bucket(bucket, Buckets, slot).Where(key => state.Wants(Encoding.UTF8.GetBytes(key))).ToList();
        // As the server does: on to the next slot in which it has keys, or which is not its own; those that have all moved on are passed over.
        var later = slot + 1;
        while (later < SlotRange.SlotCount && _owners[later] == server.Id && !(Slots.Contains(later) && server.Keys.Any(key => SlotOf(key) == later)))
        {
            later++;
        }

        state.PageRead(
            bucket + 1 < Buckets && Slots.Contains(slot) ? ClusterScanCursor.FromText($"{server.RunId}-{{{Tags[slot]}}}-{bucket + 1}")
            : later == SlotRange.SlotCount ? ClusterScanCursor.Start
            : ClusterScanCursor.FromText($"0-{{{Tags[later]}}}-0"),
            server.Port == step.Node!.Address.Port);
        return page;
    }

    private void Move(int slot, string to)
    {
        var keys = ServerOf(slot).Take(slot);
        var importer = _servers.Single(server => server.Id == to);
        importer.Keys.UnionWith(keys);
        _owners[slot] = to;
        _targets.Remove(slot);
        _movedAt[slot] = _time;

        // As the server does: who takes a slot gets the highest epoch, if it does not have it already.
        var highest = _servers.Max(server => server.Epoch);
        if (importer.Epoch < highest || _servers.Count(server => server.Epoch == highest) > 1)
        {
            importer.Epoch = highest + 1;
        }
    }

    /// <summary>A slot does not leave and come back while one page is read.</summary>
    private bool MayMove(int slot) => _time - _movedAt.GetValueOrDefault(slot, -100) > 8;

    private void MoveSomeKeys(int slot)
    {
        var (from, to) = (ServerOf(slot), _servers.Single(server => server.Id == _targets[slot]));
        foreach (var key in from.Keys.Where(key => SlotOf(key) == slot).OrderBy(_ => _random.Next()).Take(3).ToList())
        {
            from.Keys.Remove(key);
            to.Keys.Add(key);
        }
    }

    /// <summary>A replica takes the place of a primary: another node with another order of the same keys.</summary>
    private void Replace(Server dead)
    {
        if (_targets.ContainsValue(dead.Id) || _targets.Keys.Any(slot => _owners[slot] == dead.Id))
        {
            return;
        }

        _servers.Remove(dead);
        var successor = AddServer();
        successor.Keys.UnionWith(dead.Keys);
        successor.Epoch = _servers.Max(server => server.Epoch) + 1;
        _owners.AsSpan().Replace(dead.Id, successor.Id);
    }

    private Server AddServer()
    {
        _count++;
        var server = new Server($"n{_count}", _count) { Epoch = _count };
        server.Restart(_random.Next());
        _servers.Add(server);
        return server;
    }

    private string Describe(Server server)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{server.Id} 10.0.0.1:{server.Port}@1,name myself,master - 0 0 {server.Epoch} connected");
        foreach (var range in RangesOf(server))
        {
            text.Append(CultureInfo.InvariantCulture, $" {range}");
        }

        foreach (var (slot, to) in _targets)
        {
            text.Append(_owners[slot] == server.Id ? $" [{slot}->-{to}]" : to == server.Id ? $" [{slot}-<-{_owners[slot]}]" : "");
        }

        return $"{text}\nother 10.0.0.1:9@1 master - 0 0 1 connected\n";
    }

    private IEnumerable<SlotRange> RangesOf(Server server)
    {
        for (var start = 0; start < SlotRange.SlotCount;)
        {
            // An id is one object, which makes this quick.
            var end = start;
            while (end + 1 < SlotRange.SlotCount && ReferenceEquals(_owners[end + 1], _owners[start]))
            {
                end++;
            }

            if (_owners[start] == server.Id)
            {
                yield return new(start, end);
            }

            start = end + 1;
        }
    }

    private SlotMap ReadMap()
    {
        var builder = new SlotMapBuilder();
        foreach (var server in _servers)
        {
            var shard = builder.AddShard(new NodeInfo(Some.Address(server.Port), NodeRole.Primary) { Id = server.Id });
            foreach (var range in RangesOf(server))
            {
                builder.Assign(shard, range.Start, range.End);
            }
        }

        return builder.Build();
    }

    private Server ServerOf(int slot) => _servers.Single(server => server.Id == _owners[slot]);

    private Server? Find(NodeInfo node) => _servers.Find(server => server.Port == node.Address.Port);

    private static int SlotOf(string key) => HashSlot.Of(Encoding.UTF8.GetBytes(key));

    private static string[] CreateTags()
    {
        var tags = new string[SlotRange.SlotCount];
        var missing = tags.Length;
        for (var i = 0; missing > 0; i++)
        {
            var tag = i.ToString(CultureInfo.InvariantCulture);
            ref var place = ref tags[SlotOf(tag)];
            missing -= place is null ? 1 : 0;
            place ??= tag;
        }

        return tags;
    }

    private sealed class Server(string id, int port)
    {
        private int _seed;

        public string Id => id;

        public int Port => port;

        public string RunId { get; private set; } = "";

        public int Epoch { get; set; }

        public HashSet<string> Keys { get; } = [];

        public void Restart(int seed)
        {
            _seed = seed;
            RunId = seed.ToString("x", CultureInfo.InvariantCulture);
        }

        public IEnumerable<string> Bucket(int bucket, int buckets, int? slot) => Keys.Where(key =>
            (slot is null || SlotOf(key) == slot) && (uint)(HashSlot.Crc16(Encoding.UTF8.GetBytes(key)) * 31 ^ _seed ^ key[^1] * 7919) % buckets == bucket);

        public List<string> Take(int slot)
        {
            var keys = Keys.Where(key => SlotOf(key) == slot).ToList();
            Keys.ExceptWith(keys);
            return keys;
        }
    }
}
