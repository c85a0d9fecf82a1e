// Holes that hold constants are text like any other; a format or an alignment makes it unknown.
namespace Corpus.InterpolatedConstants;

public sealed class Reports(IValkeyClusterCommands commands)
{
    private const string Year = "2026";
    private const int Month = 11;

    public async Task RollAsync()
    {
        await commands.RenameAsync($"report:{Year}", $"report:{Year}:old"); // GLIDE1001: $"report:{Year}:old"
        await commands.RenameAsync($"report:{Year}", $"report:{Month:D2}");
        await commands.RenameAsync($"report:{Month,4}", $"report:{Month}");
        await commands.RenameAsync($"report:{Year}", "report:" + Year);
        await commands.RenameAsync($"report:{Month}", "report:" + Month);
    }
}
