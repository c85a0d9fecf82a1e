namespace System.Runtime.CompilerServices;

/// <summary>Lets records and init accessors compile for netstandard2.0, where the framework lacks the marker.</summary>
internal static class IsExternalInit
{
}
