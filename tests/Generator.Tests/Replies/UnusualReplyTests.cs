namespace Glide.Generator.Tests.Replies;

/// <summary>Replies of older and later servers than the one the samples are from, and replies that are wrong.</summary>
public sealed class UnusualReplyTests
{
    [Theory]
    [InlineData("XAUTOCLAIM", "*2\r\n$3\r\n0-0\r\n*0\r\n", "XAutoClaimResult(NextStart: 0-0, Entries: [], DeletedIds: [])")]
    [InlineData("CLUSTER SLOTS", "*1\r\n*3\r\n:0\r\n:1\r\n*3\r\n$-1\r\n:6379\r\n$1\r\na\r\n",
        "[ClusterSlotRange(Start: 0, End: 1, Nodes: [ClusterSlotNode(Endpoint: null, Port: 6379, Id: 'a', Metadata: {})])]")]
    [InlineData("LATENCY LATEST", "*1\r\n*4\r\n$1\r\na\r\n:1\r\n:2\r\n:3\r\n",
        "[LatencyEvent(Name: 'a', Time: 1970-01-01T00:00:01Z, Latest: 00:00:00.0020000, Maximum: 00:00:00.0030000, Sum: null, Count: null)]")]
    [InlineData("SLOWLOG GET", "*1\r\n*4\r\n:1\r\n:2\r\n:3\r\n*1\r\n$1\r\na\r\n",
        "[SlowLogEntry(Id: 1, Time: 1970-01-01T00:00:02Z, Duration: 00:00:00.0000030, Arguments: ['a'], ClientAddress: null, ClientName: null)]")]
    [InlineData("COMMAND INFO", "*1\r\n*6\r\n$3\r\nget\r\n:2\r\n*1\r\n+fast\r\n:1\r\n:1\r\n:1\r\n",
        "[CommandInfo(Name: 'get', Arity: 2, Flags: ['fast'], FirstKey: 1, LastKey: 1, KeyStep: 1, AclCategories: [], Tips: [], KeySpecs: [], Subcommands: [])]")]
    [InlineData("XINFO CONSUMERS", "*1\r\n%3\r\n$4\r\nname\r\n$1\r\nc\r\n$7\r\npending\r\n:1\r\n$4\r\nidle\r\n:5\r\n",
        "[StreamConsumer(Name: 'c', Pending: 1, Idle: 00:00:00.0050000, Inactive: null)]")]
    public void What_an_older_server_leaves_out_is_null_or_empty(string reply, string bytes, string expected) => Assert.Equal(expected, Read(reply, bytes));

    [Theory]
    [InlineData("BLPOP", "*2\r\n$1\r\nk\r\n$1\r\nv\r\n", "KeyValue(Key: 'k', Value: 'v')")]
    [InlineData("LMPOP", "*3\r\n$1\r\nk\r\n*1\r\n$1\r\nv\r\n*1\r\n:1\r\n", "ListPop(Key: 'k', Values: ['v'])")]
    [InlineData("WAITAOF", "*3\r\n:1\r\n:2\r\n%1\r\n+a\r\n:3\r\n", "AofAcknowledgement(Local: 1, Replicas: 2)")]
    [InlineData("CLIENT TRACKINGINFO", "%3\r\n+news\r\n*2\r\n:1\r\n%1\r\n:1\r\n:2\r\n+redirect\r\n:-1\r\n+flags\r\n~1\r\n+off\r\n",
        "ClientTrackingInfo(Flags: ['off'], RedirectClientId: -1, Prefixes: [])")]
    [InlineData("HEXPIRE", "*2\r\n:1\r\n:7\r\n", "[Set, 7]")]
    [InlineData("CLUSTER LINKS", "*1\r\n%6\r\n+direction\r\n+sideways\r\n+node\r\n+a\r\n+create-time\r\n:0\r\n+events\r\n+r\r\n+send-buffer-allocated\r\n:0\r\n+send-buffer-used\r\n:0\r\n",
        "[ClusterLink(Direction: Unknown, Node: 'a', CreatedAt: 1970-01-01T00:00:00Z, Events: 'r', SendBufferAllocated: 0, SendBufferUsed: 0)]")]
    public void What_a_later_server_adds_is_passed_over(string reply, string bytes, string expected) => Assert.Equal(expected, Read(reply, bytes));

    [Theory]
    [InlineData("GEOSEARCH:With", "*1\r\n$1\r\na\r\n", "[GeoResult(Member: 'a', Distance: null, Hash: null, Position: null)]")]
    [InlineData("ZPOPMIN", "_\r\n", "null")]
    [InlineData("ZRANGE:WithScores", "*2\r\n$1\r\na\r\n,inf\r\n", "[ScoredMember(Member: 'a', Score: Infinity)]")]
    [InlineData("HGETALL", "*2\r\n$1\r\na\r\n$0\r\n\r\n", "{'a': ''}")]
    [InlineData("SET", "$2\r\nOK\r\n", "true")]
    public void Forms_that_no_sample_has_are_read_as_well(string reply, string bytes, string expected) => Assert.Equal(expected, Read(reply, bytes));

    [Theory]
    [InlineData("XINFO GROUPS", "*1\r\n%1\r\n+name\r\n+g\r\n", "no entry 'consumers'")]
    [InlineData("BZPOPMIN", "*2\r\n$1\r\nk\r\n$1\r\nm\r\n", "2 elements where 3 are expected")]
    [InlineData("ROLE", "*2\r\n+leader\r\n:1\r\n", "a role that this client does not know")]
    [InlineData("ROLE", "*2\r\n+master\r\n:1\r\n", "2 elements where 3 are expected")]
    [InlineData("MEMORY STATS", "+OK\r\n", "a simple string where a map is expected")]
    [InlineData("LASTSAVE", ":9223372036854775807\r\n", "where a time is expected, which is out of range")]
    [InlineData("OBJECT IDLETIME", ":-9223372036854775808\r\n", "where a time is expected, which is out of range")]
    [InlineData("TIME", "*2\r\n:1\r\n:1000000\r\n", "1000000 microseconds")]
    [InlineData("XRANGE", "*1\r\n*2\r\n$1\r\nx\r\n*0\r\n", "Expected a stream id")]
    [InlineData("ZRANGE:WithScores", "*3\r\n$1\r\na\r\n,1\r\n$1\r\nb\r\n", "3 elements where pairs are expected")]
    public void A_reply_of_another_shape_says_what_is_wrong(string reply, string bytes, string message)
        => Assert.Contains(message, Assert.Throws<ValkeyProtocolException>(() => Read(reply, bytes)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_error_within_a_reply_is_thrown()
    {
        var error = Assert.Throws<ValkeyServerException>(() => Read("XINFO GROUPS", "*1\r\n-WRONGTYPE not a stream\r\n"));

        Assert.Equal("WRONGTYPE", error.Code);
    }

    [Fact]
    public void Types_derived_from_a_schema_read_themselves()
    {
        var schema = Parsing.Replies.ReplySchemaParser.Parse(SpecFiles.ReadText(
            """
            { "type": "array", "items": { "type": "object", "properties": {
                "id": { "type": "integer" }, "event": { "type": "string" }, "flags": { "type": "array", "items": { "type": "string" } },
                "node": { "type": "object", "properties": { "ip": { "type": "string" } } } } } }
            """).Root);
        var model = Parsing.Replies.ReplyParser.Resolve("NEW THING", "NewThing", schema, Model.Replies.RepliesOverlay.Empty, _ => true).Model;
        var readers = CompiledReaders.Compile(new Dictionary<string, Model.Replies.ReplyType> { ["new"] = model.Type }, model.Records);

        var answer = readers.Read("new", ReplySample.Bytes("*2\r\n%3\r\n+id\r\n:1\r\n+event\r\n$1\r\nx\r\n+node\r\n*2\r\n+ip\r\n+::1\r\n*0\r\n"));

        Assert.Equal(
            "[NewThingReply(Id: 1, Event: 'x', Flags: [], Node: NewThingNode(Ip: '::1')), NewThingReply(Id: null, Event: null, Flags: [], Node: null)]",
            AnswerText.Of(answer));
    }

    [Theory]
    [InlineData("long[][]", "*2\r\n*1\r\n:1\r\n*0\r\n", "[[1], []]")]
    [InlineData("seconds?[]?", "*2\r\n:1\r\n$-1\r\n", "[00:00:01, null]")]
    [InlineData("seconds?[]?", "*-1\r\n", "null")]
    [InlineData("map<long,value[]>", "%1\r\n:1\r\n*1\r\n$1\r\na\r\n", "{1: ['a']}")]
    [InlineData("map<text,long?>!", "_\r\n", "{}")]
    [InlineData("key?[]", "*2\r\n$1\r\na\r\n_\r\n", "['a', null]")]
    public void Types_that_need_a_loop_are_read(string notation, string bytes, string expected)
    {
        var type = Parsing.Replies.ReplyTypeSyntax.Parse(notation, out _)!;
        var readers = CompiledReaders.Compile(new Dictionary<string, Model.Replies.ReplyType> { ["it"] = type }, []);

        Assert.Equal(expected, AnswerText.Of(readers.Read("it", ReplySample.Bytes(bytes))));
    }

    private static string Read(string reply, string bytes) => AnswerText.Of(CompiledReaders.OfTheSurface.Value.Read(reply, ReplySample.Bytes(bytes)));
}
