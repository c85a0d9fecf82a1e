using System.Diagnostics;
using System.Globalization;

namespace Glide.Harness;

/// <summary>
/// Ends the servers of a test process that died without a chance to clean up, and removes their folders.
/// </summary>
/// <remarks>
/// It is one shell that reads from a pipe whose other end only this process holds; when that end closes, however it came to that,
/// the shell ends whom it was told of. A parent-death signal will not do: it fires when the starting <em>thread</em> ends, and
/// a thread of the pool may end at any time.
/// </remarks>
internal static class ProcessWatchdog
{
    private const string Script =
        """
        trap '' INT TERM HUP
        watched=' '
        while read -r verb pid folder; do
          case $verb in
            watch) watched="$watched$pid:$folder " ;;
            forget) watched="${watched%% $pid:*} ${watched#* $pid:$folder }" ;;
          esac
        done
        for entry in $watched; do
          kill -9 "${entry%%:*}" 2>/dev/null
          case ${entry#*:} in */glide-*) rm -rf "${entry#*:}" ;; esac
        done
        """;

    private static readonly System.Threading.Lock Gate = new();
    private static Process? s_shell;

    public static void Watch(int processId, string folder) => Tell("watch", processId, folder);

    public static void Forget(int processId, string folder) => Tell("forget", processId, folder);

    private static void Tell(string verb, int processId, string folder)
    {
        lock (Gate)
        {
            s_shell ??= Start();
            s_shell.StandardInput.Write(string.Create(CultureInfo.InvariantCulture, $"{verb} {processId} {folder}\n"));
            s_shell.StandardInput.Flush();
        }
    }

    private static Process Start()
    {
        // Whoever waits for the test process's output to end must not wait for the watchdog as well.
        ProcessStartInfo start = new("sh", ["-c", $"exec >/dev/null 2>&1\n{Script}"]) { RedirectStandardInput = true };
        return Process.Start(start) ?? throw new HarnessException("The watchdog's shell could not be started.");
    }
}
