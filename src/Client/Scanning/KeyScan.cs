using Glide.Cluster;
using Glide.Protocol;

namespace Glide;

/// <summary>
/// One scan of the key space: asks what <see cref="ScanState"/> says, tells it the answers, and waits where a node does not answer or the
/// map is behind. Not thread-safe.
/// </summary>
internal sealed partial class KeyScan
{
    /// <summary>So many questions make a page even if there was no key in the answers: so that a caller has a cursor to keep.</summary>
    private const int MostQuestions = 256;

    /// <summary>So often in a row nothing may come of what is read; more, for as long as the patience lasts, and the scan gives up.</summary>
    private const int MostFruitless = 20;

    /// <summary>So often in a row that happens in the ordinary course of things; from then on the scan waits in between.</summary>
    private const int FewFruitless = 3;

    private readonly ScanTarget _target;
    private readonly ScanKeysOptions _options;
    private readonly ScanState _state;
    private readonly ScanPatience _patience;
    private List<ValkeyKey> _keys = [];
    private int _slotsDone;
    private int _fruitless;
    private int _waits;
    private bool _started;
    private bool _looked;

    public KeyScan(ScanTarget target, ScanKeysOptions options, ScanState state)
    {
        _target = target;
        _options = options;
        _state = state;
        _slotsDone = state.SlotsDone;
        _patience = new ScanPatience(target.Clock, options.Patience);
    }

    /// <summary>What is left to do after the last page.</summary>
    public string Cursor => ScanCursorText.Write(_state, _target.HasSlots);

    /// <summary>Reads on; null at the end.</summary>
    public async ValueTask<List<ValkeyKey>?> ReadPageAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _patience.Resume();
        if (!_started && !_state.IsComplete)
        {
            await _target.StartAsync(cancellationToken).ConfigureAwait(false);
            _started = true;
        }

        for (var questions = 0; !_state.IsComplete && _keys.Count < _options.Count && questions < MostQuestions; questions++)
        {
            await AdvanceAsync(cancellationToken).ConfigureAwait(false);
        }

        _patience.Pause();
        if (_state.IsComplete && _keys.Count == 0)
        {
            return null;
        }

        var page = _keys;
        _keys = [];
        return page;
    }

    private async ValueTask AdvanceAsync(CancellationToken cancellationToken)
    {
        var map = _target.Map;
        var step = _state.Next(map);
        switch (step.Kind)
        {
            case ScanStepKind.Complete:
                return;

            case ScanStepKind.Refresh:
                await WaitAsync("the nodes do not hold what the newest map says", null, cancellationToken).ConfigureAwait(false);
                break;

            case ScanStepKind.Uncovered:
                await MeetGapAsync(map, step.Slot, cancellationToken).ConfigureAwait(false);
                break;

            case ScanStepKind.SlotStart when map.ShardOf(HashSlot.Of("0"u8))?.Primary is null:
                // The server takes the cursor for a key, and nobody holds that key's slot.
                _state.UseNodes();
                break;

            default:
                var node = step.Node ?? map.ShardOf(HashSlot.Of("0"u8))!.Primary!;
                try
                {
                    await AskAsync(step, node, cancellationToken).ConfigureAwait(false);
                    _waits = 0;
                    _looked = false;
                }
                catch (ValkeyException error) when (CanGoOn(step, error))
                {
                    await MeetErrorAsync(map, step, node, error, cancellationToken).ConfigureAwait(false);
                }

                break;
        }

        await WeighAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Notes whether anything has come of the step.</summary>
    private async ValueTask WeighAsync(CancellationToken cancellationToken)
    {
        var done = _state.SlotsDone;
        if (done > _slotsDone)
        {
            _slotsDone = done;
            _patience.NoteGain();
        }

        var fruitless = _state.FruitlessSteps;
        if (fruitless > _fruitless && fruitless > FewFruitless)
        {
            if (fruitless > MostFruitless && _patience.HasGainedNothing)
            {
                throw GiveUp("slots move faster than they can be read, or are on their way to a node that is no more", null);
            }

            await _target.WaitAsync(fruitless, cancellationToken).ConfigureAwait(false);
        }

        _fruitless = fruitless;
    }

    /// <summary>Waits, and fails if that has taken too long.</summary>
    private async ValueTask WaitAsync(string why, Exception? error, CancellationToken cancellationToken)
    {
        if (!await TryWaitAsync(cancellationToken).ConfigureAwait(false))
        {
            throw GiveUp(why, error);
        }
    }

    /// <summary>Waits for a newer map, or for a node to come back; false if that has taken too long.</summary>
    private async ValueTask<bool> TryWaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            var waiting = _target.WaitAsync(_waits++, cancellationToken);
            await waiting.WaitAsync(_patience.Remaining, _target.Clock.Provider, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private ValkeyTimeoutException GiveUp(string why, Exception? error) => new(
        $"The scan has not got on for {_patience.Length.TotalSeconds:0.###} s with {SlotRange.SlotCount - _state.SlotsDone} slots still to read, {_state.FirstMissing} the first of them: {why}.",
        DeliveryStatus.NotWritten,
        error);
}
