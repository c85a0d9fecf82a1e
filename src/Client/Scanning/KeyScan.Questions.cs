using System.Text;
using Glide.Cluster;
using Glide.Commands;
using RuntimeCommands = Glide.Connections.Commands;

namespace Glide;

/// <content>The questions and their answers.</content>
internal sealed partial class KeyScan
{
    /// <summary>So often in a row a MOVED is followed at once; nodes that send the scan to each other will have settled a look later.</summary>
    private const int MostRedirects = 5;

    private int _redirects;

    /// <summary>How long a question may take: as long as the client's calls, and no longer than the patience lasts.</summary>
    private TimeSpan QuestionTimeout
    {
        get
        {
            var (usual, left) = (_target.RequestTimeout, _patience.Remaining);
            left = left == TimeSpan.Zero ? TimeSpan.FromMilliseconds(1) : left;
            return usual == Timeout.InfiniteTimeSpan || (left != Timeout.InfiniteTimeSpan && left < usual) ? left : usual;
        }
    }

    private async ValueTask AskAsync(ScanStep step, NodeInfo node, CancellationToken cancellationToken)
    {
        var server = _target.At(node, QuestionTimeout);
        switch (step.Kind)
        {
            case ScanStepKind.Observe:
                var isByNode = _state.Phase == ScanPhase.ByNode;
                _state.Observed(await _target.ObserveAsync(server, withRunId: isByNode, cancellationToken).ConfigureAwait(false));
                break;

            case ScanStepKind.NodePage:
                var page = await server.ExecuteAsync<ScanCommand, ScanPage<ValkeyKey>>(
                    new ScanCommand(step.NodeCursor, new ScanOptions { Pattern = _options.Pattern, Count = _options.Count, Type = _options.Type }),
                    cancellationToken).ConfigureAwait(false);
                Take(page.Items);
                _state.PageRead(page.Cursor);
                break;

            default:
                await AskSlotAsync(server, step, cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    private async ValueTask AskSlotAsync(CommandExecutor server, ScanStep step, CancellationToken cancellationToken)
    {
        var isStart = step.Kind == ScanStepKind.SlotStart;
        var options = new RuntimeCommands.ClusterScanOptions
        {
            Pattern = _options.Pattern,
            Count = _options.Count,
            Type = _options.Type,
            Slot = isStart ? step.Slot : null,
        };
        var page = await server.ExecuteAsync<RuntimeCommands.ClusterScanCommand, ClusterScanPage>(
            new RuntimeCommands.ClusterScanCommand(step.SlotCursor, options), cancellationToken).ConfigureAwait(false);
        _redirects = 0;
        Take(page.Keys);

        // A redirect is not followed but changes the map, so who answers is whom the step names.
        _state.PageRead(page.Cursor, answeredByStep: !isStart);
    }

    private void Take(ValkeyKey[] keys)
    {
        _patience.NoteAnswer();
        foreach (var key in keys)
        {
            if (_state.Wants(key.AsMemory().Span))
            {
                _keys.Add(key);
            }
        }
    }

    /// <summary>Whether the scan knows what to do about an error; any other is the caller's.</summary>
    private bool CanGoOn(ScanStep step, ValkeyException error) =>
        IsPassing(error)
        || (step.Kind is ScanStepKind.SlotStart or ScanStepKind.SlotPage
            && error is ValkeyServerException answer
            && (IsForNodes(answer) || IsRedirect(answer)));

    private async ValueTask MeetErrorAsync(SlotMap map, ScanStep step, NodeInfo node, ValkeyException error, CancellationToken cancellationToken)
    {
        if (error is ValkeyServerException answer && IsForNodes(answer) && step.Kind is ScanStepKind.SlotStart or ScanStepKind.SlotPage)
        {
            _state.UseNodes();
        }
        else if (error is ValkeyServerException redirect && IsRedirect(redirect))
        {
            await MeetRedirectAsync(step, node, redirect, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await MeetSilenceAsync(map, step, node, error, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask MeetRedirectAsync(ScanStep step, NodeInfo node, ValkeyServerException answer, CancellationToken cancellationToken)
    {
        var (kind, slot, to) = Read(answer, node.Address);
        if (kind == RedirectKind.Ask && step.Kind == ScanStepKind.SlotPage)
        {
            _state.SlotIsMoving();
            return;
        }

        if (_redirects++ < MostRedirects && to is { } address)
        {
            if (kind == RedirectKind.Moved)
            {
                if (_target.TryMove(slot, address))
                {
                    return;
                }
            }
            else
            {
                try
                {
                    await AskSlotAsync(_target.Asking(address, QuestionTimeout), step, cancellationToken).ConfigureAwait(false);
                    return;
                }
                catch (ValkeyException error) when (IsPassing(error) || (error is ValkeyServerException next && IsRedirect(next)))
                {
                    // The slot has arrived, or goes on; a newer map says where.
                }
            }
        }

        await WaitAsync($"the nodes send it in a circle ({answer.Message})", answer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether SCAN may be had where CLUSTERSCAN may not: the server does not know it, or the user has no right to it.</summary>
    private bool IsForNodes(ValkeyServerException error) =>
        error.Code == "NOPERM"
        || error.Message.Contains("unknown command", StringComparison.OrdinalIgnoreCase)
        || (error.Code == "CLUSTERDOWN" && _options.SkipUncoveredSlots);

    /// <summary>Whether another attempt may go better.</summary>
    private static bool IsPassing(ValkeyException error) => error switch
    {
        ValkeyAuthenticationException or ValkeyConfigurationException => false,
        ValkeyTimeoutException or ValkeyConnectionException => true,
        ValkeyServerException answer => !IsRedirect(answer) && RetryRule.IsKnown(Encoding.UTF8.GetBytes(answer.Code)),
        _ => false,
    };

    private static bool IsRedirect(ValkeyServerException error) => Redirect.TryParse(Encoding.UTF8.GetBytes(error.Message), out _);

    /// <summary>What a redirect says; no address if the node does not know it.</summary>
    private static (RedirectKind Kind, int Slot, NodeAddress? To) Read(ValkeyServerException error, NodeAddress answeredBy)
    {
        _ = Redirect.TryParse(Encoding.UTF8.GetBytes(error.Message), out var redirect);
        return (redirect.Kind, redirect.Slot, redirect.IsUnknown ? null : redirect.AddressFrom(answeredBy));
    }
}
