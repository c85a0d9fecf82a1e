// ValkeyMinimumServerVersion: 8.0
namespace Corpus.Guarded;

public sealed class Features(GlideClient client)
{
    private readonly bool _supportsFieldExpiry = client.ServerVersion.StartsWith('9');

    public async Task ByVersionAsync()
    {
        if (Version.Parse(client.ServerVersion) >= new Version(9, 0))
        {
            await client.HSetExAsync("h", [new FieldValue("f", 1)]);
        }
    }

    public async Task ByFlagAsync()
    {
        if (_supportsFieldExpiry)
        {
            await client.HSetExAsync("h", [new FieldValue("f", 1)]);
        }
        else
        {
            await client.HSetAsync("h", new FieldValue("f", 1));
        }
    }

    public async Task ByEarlyReturnAsync()
    {
        if (!_supportsFieldExpiry)
        {
            return;
        }

        await client.HSetExAsync("h", [new FieldValue("f", 1)]);
    }

    public async Task ByTryingAsync()
    {
        try
        {
            await client.HSetExAsync("h", [new FieldValue("f", 1)]);
        }
        catch (ValkeyServerException)
        {
            await client.HSetAsync("h", new FieldValue("f", 1));
        }
    }

    public async Task UnguardedAsync(bool isUrgent)
    {
        if (isUrgent)
        {
            await client.HSetExAsync("h", [new FieldValue("f", 1)]); // GLIDE2002: HSetExAsync
        }

        try
        {
            await client.HSetExAsync("h", [new FieldValue("f", 1)]); // GLIDE2002: HSetExAsync
        }
        catch (IOException)
        {
            Console.WriteLine("lost");
        }
    }
}
