// What is waited for is none of the client's calls.
namespace Corpus.OthersTasks;

public sealed class Others(GlideClient client)
{
    public string? Run()
    {
        Task.Delay(1).Wait();
        var number = Task.FromResult(1).Result;
        var text = File.ReadAllTextAsync("x").Result;
        var name = LoadAsync().Result;
        return name + text + number;
    }

    private async Task<string?> LoadAsync() => await client.GetAsync("a");
}
