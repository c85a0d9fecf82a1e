using System.Diagnostics;

namespace Glide.Harness;

/// <summary>One running server process, which ends with this object or with the test process, whichever ends first.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly string _folder;
    private bool _paused;

    private ServerProcess(Process process, string folder)
    {
        _process = process;
        _folder = folder;
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public static ServerProcess Start(string program, string configurationFile, string folder, ServerLog log)
    {
        ProcessStartInfo start = new(program, [configurationFile])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = folder,
        };

        Process process = Process.Start(start) ?? throw new HarnessException($"'{program}' could not be started.");
        ProcessWatchdog.Watch(process.Id, folder);
        process.StandardInput.Close();
        process.OutputDataReceived += (_, line) => log.Append(line.Data);
        process.ErrorDataReceived += (_, line) => log.Append(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ServerProcess(process, folder);
    }

    public void Pause()
    {
        Signal.Stop(Id);
        _paused = true;
    }

    public void Resume()
    {
        Signal.Continue(Id);
        _paused = false;
    }

    /// <summary>Asks the server to end as its operator would, and insists after a while.</summary>
    public async Task StopAsync()
    {
        if (!HasExited)
        {
            if (_paused)
            {
                Resume();
            }

            Signal.Terminate(Id);

            try
            {
                await _process.WaitForExitAsync().WaitAsync(StopTimeout);
            }
            catch (TimeoutException)
            {
                await KillAsync();
            }
        }
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        ProcessWatchdog.Forget(Id, _folder);
        _process.Dispose();
    }
}
