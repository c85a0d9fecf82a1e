namespace Glide.Bench.Measuring;

/// <summary>Something that makes the figures worthless: a wrong value, a wrong count, a reference that does not run.</summary>
internal sealed class BenchException(string message) : Exception(message);
