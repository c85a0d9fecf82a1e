using System.Runtime.InteropServices;

namespace Glide.Bench.Measuring;

/// <summary>The processor time of child processes that have ended, which .NET cannot tell once they have.</summary>
internal static partial class ProcessorTime
{
    private const int OfChildren = -1;

    /// <summary>User and system time of all children that have ended and been waited for.</summary>
    public static TimeSpan OfEndedChildren()
    {
        if (GetResourceUsage(OfChildren, out var usage) != 0)
        {
            throw new BenchException($"getrusage failed with {Marshal.GetLastPInvokeError()}.");
        }

        return TimeSpan.FromSeconds(usage.UserSeconds + usage.SystemSeconds)
            + TimeSpan.FromMicroseconds((int)usage.UserMicroseconds + (int)usage.SystemMicroseconds);
    }

    [LibraryImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetResourceUsage(int who, out ResourceUsage usage);

    [StructLayout(LayoutKind.Sequential)]
    private unsafe struct ResourceUsage
    {
        public long UserSeconds;
        public long UserMicroseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;
        public fixed long Rest[14];
    }
}
