namespace Glide.Harness;

/// <summary>Where a server keeps its files.</summary>
internal static class ServerFolder
{
    private const string Memory = "/dev/shm";
    private const long LeastRoom = 1L << 30;

    /// <summary>
    /// Makes a folder, in memory where the system offers that: the nodes of a cluster wait for the disk whenever they learn something of each
    /// other, and while others write much, that can take longer than they let one another be silent.
    /// </summary>
    public static string Create()
    {
        if (OperatingSystem.IsLinux() && HasRoomInMemory())
        {
            try
            {
                var name = Path.Combine(Memory, $"glide-{Guid.NewGuid():N}");
                return Directory.CreateDirectory(name, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
            }
            catch (UnauthorizedAccessException)
            {
                // Not everybody may write there.
            }
        }

        return Directory.CreateTempSubdirectory("glide-").FullName;
    }

    private static bool HasRoomInMemory() => Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace >= LeastRoom;
}
