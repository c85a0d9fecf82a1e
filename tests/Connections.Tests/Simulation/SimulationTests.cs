using System.Globalization;
using System.Text;
using Glide.Commands;
using Glide.Connections.Tests.Commands;
using Glide.Connections.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Glide.Connections.Tests.Simulation;

public sealed class SimulationTests
{
    private const int Callers = 24;
    private const int CallsEach = 60;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_call_in_a_simulated_network_is_answered_once_and_correctly_within_its_time(int seed)
    {
        var history = Live(seed);

        Assert.Equal(Callers * CallsEach, history.Answered + history.Failed);
        Assert.True(history.Answered > history.Failed, $"Only {history.Answered} calls were answered, {history.Failed} failed.");
        Assert.True(history.Longest <= TimeSpan.FromMilliseconds(350), $"A call took {history.Longest}.");
    }

    [Fact]
    public void The_same_seed_gives_the_same_history() => Assert.Equal(Live(4711).Text, Live(4711).Text);

    [Fact]
    public void Another_seed_gives_another_history() => Assert.NotEqual(Live(4711).Text, Live(4712).Text);

    /// <summary>Lives through one history, on a thread that has no synchronization context to run away to.</summary>
    private static History Live(int seed)
    {
        History? history = null;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                history = LiveHere(seed);
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        });
        thread.Start();
        Assert.True(thread.Join(TimeSpan.FromSeconds(60)), "The simulation hangs.");
        Assert.Null(failure);
        return history!;
    }

    private static History LiveHere(int seed)
    {
        var world = new SimulatedWorld(seed);
        var server = new SimulatedServer(world);
        var history = new History(world);
        using var executor = new StandaloneExecutor(
            new ServerAddress("simulated", 6379),
            TestClient.ConnectionOptions with
            {
                Clock = Clock.From(world),
                Work = world.Work,
                StreamFactory = (_, _, _) => server.OpenAsync(),
            },
            TestClient.Settings with { RequestTimeout = TimeSpan.FromMilliseconds(250), InflightLimit = 16, Random = world.Random },
            NullLogger.Instance);

        for (var caller = 0; caller < Callers; caller++)
        {
            _ = CallAsync(executor, history, caller);
        }

        world.RunUntil(() => history.Answered + history.Failed == Callers * CallsEach, mostSteps: 2_000_000);
        return history;
    }

    private static async Task CallAsync(CommandExecutor executor, History history, int caller)
    {
        for (var call = 0; call < CallsEach; call++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{caller}.{call}");
            var start = history.Now;
            try
            {
                var answer = call % 2 == 0
                    ? await executor.ExecuteAsync<EchoCommand, string>(new EchoCommand(text))
                    : await executor.ExecuteAsync<ReadEchoCommand, string>(new ReadEchoCommand(text));
                history.NoteAnswer(text, answer, start);
            }
            catch (ValkeyException exception)
            {
                history.NoteFailure(text, exception, start);
            }
        }
    }

    private sealed class History(SimulatedWorld world)
    {
        private readonly StringBuilder _text = new();

        public string Text => _text.ToString();

        public TimeSpan Now => world.Now;

        public int Answered { get; private set; }

        public int Failed { get; private set; }

        public TimeSpan Longest { get; private set; }

        public void NoteAnswer(string call, string answer, TimeSpan start)
        {
            // Thrown, not asserted later: a wrong answer must stop the world at once.
            Assert.Equal(call, answer);
            Answered++;
            Note(call, "answered", start);
        }

        public void NoteFailure(string call, ValkeyException exception, TimeSpan start)
        {
            Failed++;
            Note(call, $"{exception.GetType().Name} {exception.Delivery}", start);
        }

        private void Note(string call, string outcome, TimeSpan start)
        {
            var took = Now - start;
            Longest = took > Longest ? took : Longest;
            _text.Append(CultureInfo.InvariantCulture, $"{Now} {call} {outcome}\n");
        }
    }
}
