using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;
using Glide.Protocol;

namespace Glide.Cluster;

/// <content>The text that a caller can keep.</content>
internal sealed partial class ScanState
{
    private const byte TokenVersion = 1;
    private const int CheckLength = 2;

    /// <summary>What is still to do, as a text of letters, digits, hyphens and underscores.</summary>
    public string ToToken()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(TokenVersion);
        writer.Write((byte)Phase);
        Write(writer, _done);
        writer.Write7BitEncodedInt(_slot);
        WriteNullable(writer, _cursor);
        writer.Write7BitEncodedInt(_awaited.Count);
        foreach (var (slot, awaited) in _awaited.OrderBy(pair => pair.Key))
        {
            writer.Write7BitEncodedInt(slot);
            writer.Write(awaited.Target);
            writer.Write(awaited.Source);
            writer.Write7BitEncodedInt64(awaited.SourceEpoch);
            writer.Write(awaited.IsTargetRead);
        }

        writer.Write7BitEncodedInt(_claims.Count);
        foreach (var claim in _claims)
        {
            Write(writer, claim.Address);
            writer.Write(claim.NodeId);
            writer.Write7BitEncodedInt64(claim.Epoch);
            Write(writer, claim.Whole);
            Write(writer, claim.PassedOver);
        }

        writer.Write(_pass is not null);
        if (_pass is { } pass)
        {
            Write(writer, pass.Address);
            writer.Write7BitEncodedInt(pass.Slot);
            writer.Write((byte)pass.Next);
            WriteNullable(writer, pass.NodeId);
            WriteNullable(writer, pass.RunId);
            writer.Write7BitEncodedInt64(pass.Epoch);
            writer.Write(pass.Cursor);
            Write(writer, pass.Whole);
            Write(writer, pass.Held);
            writer.Write7BitEncodedInt(pass.Arriving.Count);
            foreach (var (slot, from) in pass.Arriving.OrderBy(pair => pair.Key))
            {
                writer.Write7BitEncodedInt(slot);
                writer.Write(from);
            }
        }

        // So that a text which was cut or changed is refused, and does not leave out slots.
        writer.Flush();
        writer.Write(HashSlot.Crc16(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        writer.Flush();
        return Base64Url.EncodeToString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    /// <summary>The scan of a text that was kept.</summary>
    /// <param name="token">What <see cref="ToToken"/> gave.</param>
    /// <exception cref="FormatException">The text is something else, has been changed, or is of another version of the client.</exception>
    public static ScanState Parse(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        byte[] bytes;
        try
        {
            bytes = Base64Url.DecodeFromChars(token);
        }
        catch (FormatException exception)
        {
            throw new FormatException("The cursor of the scan has characters that no cursor has.", exception);
        }

        if (bytes.Length <= CheckLength || HashSlot.Crc16(bytes.AsSpan(0, bytes.Length - CheckLength)) != BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(bytes.Length - CheckLength)))
        {
            throw new FormatException("The cursor of the scan is not complete, or has been changed.");
        }

        if (bytes[0] != TokenVersion)
        {
            throw new FormatException($"The cursor of the scan is of version {bytes[0]}; this client knows version {TokenVersion}.");
        }

        using var reader = new BinaryReader(new MemoryStream(bytes, 1, bytes.Length - CheckLength - 1), Encoding.UTF8);
        try
        {
            var state = Read(reader);
            return reader.BaseStream.Position == reader.BaseStream.Length ? state : throw Malformed(null);
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or OverflowException)
        {
            throw Malformed(exception);
        }
    }

    private static ScanState Read(BinaryReader reader)
    {
        var phase = (ScanPhase)reader.ReadByte();
        if (!Enum.IsDefined(phase))
        {
            throw Malformed(null);
        }

        var state = new ScanState(phase);
        ReadInto(reader, state._done);
        state._slot = ReadSlot(reader);
        state._cursor = ReadNullable(reader);
        for (var count = reader.Read7BitEncodedInt(); count > 0; count--)
        {
            state._awaited[ReadSlot(reader)] = new(
                reader.ReadString(), reader.ReadString(), reader.Read7BitEncodedInt64(), reader.ReadBoolean());
        }

        for (var count = reader.Read7BitEncodedInt(); count > 0; count--)
        {
            var claim = new ScanClaim(ReadAddress(reader), reader.ReadString(), reader.Read7BitEncodedInt64(), ReadInto(reader, new()));
            ReadInto(reader, claim.PassedOver);
            state._claims.Add(claim);
        }

        if (reader.ReadBoolean())
        {
            var pass = state._pass = new(ReadAddress(reader), ReadSlot(reader))
            {
                Next = (ScanPass.Wait)reader.ReadByte(),
                NodeId = ReadNullable(reader),
                RunId = ReadNullable(reader),
                Epoch = reader.Read7BitEncodedInt64(),
                Cursor = reader.ReadUInt64(),
            };
            if (!Enum.IsDefined(pass.Next))
            {
                throw Malformed(null);
            }

            ReadInto(reader, pass.Whole);
            ReadInto(reader, pass.Held);
            for (var count = reader.Read7BitEncodedInt(); count > 0; count--)
            {
                pass.Arriving[ReadSlot(reader)] = reader.ReadString();
            }
        }

        return state._cursor is "" || (phase == ScanPhase.Complete) != state._done.IsFull ? throw Malformed(null) : state;
    }

    /// <summary>The lengths of the runs of slots that are not in the set and that are, in turn.</summary>
    private static void Write(BinaryWriter writer, SlotSet slots)
    {
        var isIn = false;
        for (var start = 0; start < SlotRange.SlotCount;)
        {
            var end = start;
            while (end < SlotRange.SlotCount && slots.Contains(end) == isIn)
            {
                end++;
            }

            writer.Write7BitEncodedInt(end - start);
            start = end;
            isIn = !isIn;
        }
    }

    private static SlotSet ReadInto(BinaryReader reader, SlotSet slots)
    {
        var isIn = false;
        for (var start = 0; start < SlotRange.SlotCount;)
        {
            var length = reader.Read7BitEncodedInt();
            if (length < 0 || length > SlotRange.SlotCount - start || (length == 0 && start > 0))
            {
                throw Malformed(null);
            }

            if (isIn)
            {
                slots.AddRange(start, start + length - 1);
            }

            start += length;
            isIn = !isIn;
        }

        return slots;
    }

    private static void Write(BinaryWriter writer, NodeAddress address)
    {
        writer.Write(address.Host);
        writer.Write7BitEncodedInt(address.Port);
    }

    private static NodeAddress ReadAddress(BinaryReader reader) => new(reader.ReadString(), reader.Read7BitEncodedInt());

    private static int ReadSlot(BinaryReader reader) =>
        reader.Read7BitEncodedInt() is var slot and >= 0 and < SlotRange.SlotCount ? slot : throw Malformed(null);

    private static void WriteNullable(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
        {
            writer.Write(text);
        }
    }

    private static string? ReadNullable(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;

    private static FormatException Malformed(Exception? inner) => new("The cursor of the scan cannot be read.", inner);
}
