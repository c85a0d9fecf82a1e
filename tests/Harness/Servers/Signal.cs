using System.Runtime.InteropServices;

namespace Glide.Harness;

/// <summary>Sends the signals that <see cref="System.Diagnostics.Process"/> has no method for.</summary>
internal static partial class Signal
{
    // SIGSTOP and SIGCONT have other numbers on macOS than on Linux.
    private static readonly int StopNumber = OperatingSystem.IsMacOS() ? 17 : 19;
    private static readonly int ContinueNumber = OperatingSystem.IsMacOS() ? 19 : 18;

    public static void Terminate(int processId) => Send(processId, 15);

    public static void Stop(int processId) => Send(processId, StopNumber);

    public static void Continue(int processId) => Send(processId, ContinueNumber);

    private static void Send(int processId, int number)
    {
        if (Kill(processId, number) != 0)
        {
            throw new HarnessException($"Signal {number} could not be sent to process {processId}: error {Marshal.GetLastPInvokeError()}.");
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int processId, int signal);
}
