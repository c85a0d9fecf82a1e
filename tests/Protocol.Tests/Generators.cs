using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Glide.Protocol.Tests;

/// <summary>What the property tests are fed with.</summary>
internal static class Generators
{
    private static readonly Gen<string> Lines = ArbMap.Default.GeneratorFor<NonNull<string>>()
        .Select(text => text.Item.Replace('\r', ' ').Replace('\n', ' ').Replace("\ud800", "", StringComparison.Ordinal));

    private static readonly Gen<string> Texts = Gen.OneOf(
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Item),
        Gen.Choose(0, 2000).Select(length => new string('\u00e4', length)));

    private static readonly Gen<string> Integers = ArbMap.Default.GeneratorFor<long>().Select(number => number.ToString(CultureInfo.InvariantCulture));

    private static readonly Gen<string> Doubles = ArbMap.Default.GeneratorFor<NormalFloat>().Select(number => number.Item.ToString("R", CultureInfo.InvariantCulture));

    public static Gen<Resp> Scalars { get; } = Gen.OneOf(
        Gen.Constant(Resp.Of(RespKind.Null, "")),
        Lines.Select(text => Resp.Of(RespKind.SimpleString, text)),
        Texts.Select(text => Resp.Of(RespKind.BulkString, text)),
        Texts.Select(text => Resp.Of(RespKind.VerbatimString, text)),
        Integers.Select(text => Resp.Of(RespKind.Integer, text)),
        Doubles.Select(text => Resp.Of(RespKind.Double, text)),
        Gen.Elements("1", "0").Select(text => Resp.Of(RespKind.Boolean, text)),
        Integers.Select(text => Resp.Of(RespKind.BigNumber, text + "0000000000")),
        Lines.Select(text => Resp.Of(RespKind.Error, "ERR " + text)));

    public static Gen<Resp> Replies { get; } = Gen.Sized(size => Replies0(Math.Min(size, 30)));

    /// <summary>Arguments of every form, with the bytes that they stand for.</summary>
    public static Gen<(ValkeyValue Value, byte[] Bytes)> Arguments { get; } = Gen.OneOf(
        Texts.Select(text => ((ValkeyValue)text, System.Text.Encoding.UTF8.GetBytes(text))),
        ArbMap.Default.GeneratorFor<byte[]>().Where(bytes => bytes is not null).Select(bytes => ((ValkeyValue)bytes, bytes)),
        ArbMap.Default.GeneratorFor<byte[]>().Where(bytes => bytes is not null).Select(bytes => ((ValkeyValue)new ManagedMemory(bytes).Memory, bytes)),
        Gen.Choose(16_000, 17_000).Select(length => new byte[length]).Select(bytes => ((ValkeyValue)bytes.AsMemory(1), bytes[1..])),
        ArbMap.Default.GeneratorFor<long>().Select(number => ((ValkeyValue)number, System.Text.Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture)))),
        ArbMap.Default.GeneratorFor<NormalFloat>().Select(number =>
            ((ValkeyValue)number.Item, System.Text.Encoding.UTF8.GetBytes(number.Item.ToString("R", CultureInfo.InvariantCulture)))));

    private static Gen<Resp> Replies0(int size) => size < 2
        ? Scalars
        : Gen.OneOf(
            Scalars,
            from kind in Gen.Elements(RespKind.Array, RespKind.Set, RespKind.Push, RespKind.Map)
            from count in Gen.Choose(0, 6)
            from items in Gen.ArrayOf(Replies0(size / 3), kind == RespKind.Map ? count * 2 : count)
            select Resp.Of(kind, items));
}
