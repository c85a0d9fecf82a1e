using System.Globalization;
using Glide.Commands;
using Glide.Protocol;

namespace Glide.Batches;

/// <content>The errors that stand where replies would.</content>
internal sealed partial class BatchReplies
{
    /// <summary>How many commands have their replies; negative until somebody asks.</summary>
    private int _answered = -1;

    /// <summary>The index of the first command that has an error; negative if all have replies.</summary>
    public int FirstError
    {
        get
        {
            if (Failure is not null || _store.HasErrors)
            {
                for (var index = 0; index < Count; index++)
                {
                    if (ErrorAt(index) is not null)
                    {
                        return index;
                    }
                }
            }

            return -1;
        }
    }

    /// <summary>What kept a command's reply from coming, for the batch as a whole; null if the command has a reply or an error of its own.</summary>
    public ValkeyException? LossAt(int index)
    {
        var part = FirstPartOf(index);
        return PartsOf(index) > 1 || _store[part].IsThere || (_store.FailureOf(part) ?? Failure) is not { } failure ? null : WithCount(failure);
    }

    /// <summary>The error of a command; null if it has a reply.</summary>
    public ValkeyException? ErrorAt(int index)
    {
        var first = FirstPartOf(index);
        var count = PartsOf(index);
        return count == 1 ? ErrorOfPart(index, first) : ErrorOfParts(index, first, count);
    }

    private ValkeyException? ErrorOfPart(int index, int part)
    {
        ref readonly var slot = ref _store[part];
        if (slot.IsThere)
        {
            return !slot.IsDetached && RespReader.TryReadError(slot.Frame, out var code, out var message)
                ? new ValkeyServerException(code, message)
                : null;
        }

        foreach (var refused in Refused)
        {
            if (refused.Index == index)
            {
                return refused.Error;
            }
        }

        return (_store.FailureOf(part) ?? Failure) is { } failure ? Unanswered(index, failure) : null;
    }

    private ValkeyException? ErrorOfParts(int index, int first, int count)
    {
        var parts = _parts!;
        var outcomes = new PartOutcome[count];
        ValkeyException? error = null;
        var failed = 0;
        for (var part = 0; part < count; part++)
        {
            var own = ErrorOfPart(index, first + part);
            outcomes[part] = new PartOutcome(parts.NodeOf(first + part), KeysOf(index, part), own);
            error ??= own;
            failed += own is null ? 0 : 1;
        }

        if (error is null || failed == count)
        {
            return error;
        }

        return _entries[index].Descriptor.ResponsePolicy is ResponsePolicy.OneSucceeded or ResponsePolicy.FirstNonNull
            ? null
            : new ValkeyPartialFailureException(
                $"{NameOf(index)} failed in {failed} of {count} parts, the first of them with: {error.Message}", outcomes, error);
    }

    private ValkeyKey[] KeysOf(int index, int part)
    {
        if (_parts!.SplitOf(index) is not { } split)
        {
            return [];
        }

        var numbers = split.KeysOf(part);
        var keys = new ValkeyKey[numbers.Length];
        for (var key = 0; key < keys.Length; key++)
        {
            keys[key] = _batch.Request.GetKey(_batch.Request.Keys[_entries[index].FirstKey + numbers[key]]).ToArray();
        }

        return keys;
    }

    /// <summary>The error of one command that was not answered; an object of its own, because each may be thrown.</summary>
    private ValkeyException Unanswered(int index, ValkeyException failure)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{NameOf(index)}, command {index + 1} of {Count} in the batch, has no reply: {WithCount(failure).Message}");
        return failure switch
        {
            ValkeyTimeoutException => new ValkeyTimeoutException(text, failure.Delivery, failure),
            ValkeyAuthenticationException => new ValkeyAuthenticationException(text, failure.Delivery, failure),
            ValkeyConnectionException => new ValkeyConnectionException(text, failure.Delivery, failure),
            ValkeyProtocolException => new ValkeyProtocolException(text, failure.Delivery, failure),
            ValkeyClosedException => new ValkeyClosedException(text, failure.Delivery, failure),
            ValkeyServerException server => new ValkeyServerException(server.Code, server.Message),
            ValkeyTransactionDiscardedException => new ValkeyTransactionDiscardedException(),
            ValkeyTransactionAbortedException aborted => new ValkeyTransactionAbortedException(aborted.Message, aborted.Errors),
            _ => failure,
        };
    }

    /// <summary>The same failure, with how far the batch has come.</summary>
    private ValkeyException WithCount(ValkeyException failure) => failure switch
    {
        ValkeyTimeoutException => new ValkeyTimeoutException(Counted(failure), failure.Delivery, failure.InnerException),
        ValkeyAuthenticationException => failure,
        ValkeyConnectionException => new ValkeyConnectionException(Counted(failure), failure.Delivery, failure.InnerException),
        _ => failure,
    };

    private string Counted(ValkeyException failure)
    {
        if (_answered < 0)
        {
            var answered = 0;
            for (var index = 0; index < Count; index++)
            {
                var first = FirstPartOf(index);
                var complete = true;
                for (var part = first; part < first + PartsOf(index); part++)
                {
                    complete &= _store[part].IsThere;
                }

                answered += complete ? 1 : 0;
            }

            _answered = answered;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{failure.Message} ({_answered} of {Count} commands have their replies.)");
    }
}
