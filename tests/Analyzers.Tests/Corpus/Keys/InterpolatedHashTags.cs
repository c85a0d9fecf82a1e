// A hash tag that is closed before the first unknown part decides alone.
namespace Corpus.InterpolatedHashTags;

public sealed class Profiles(GlideClusterClient cluster)
{
    private const string Tenant = "acme";

    public async Task MoveAsync(string user, Guid session, int page)
    {
        await cluster.RenameAsync($"{{acme}}:user:{user}", $"{{acme}}:client:{user}");
        await cluster.RenameAsync($"{{acme}}:user:{user}", $"{{globex}}:user:{user}"); // GLIDE1001: $"{{globex}}:user:{user}"
        await cluster.RenameAsync($"{{{Tenant}}}:user:{user}", $"{{globex}}:{session}"); // GLIDE1001: $"{{globex}}:{session}"
        await cluster.RenameAsync($"user:{{{Tenant}}}:{user}", $"user:{{{Tenant}}}:{session:N}");
        await cluster.RenameAsync($"user:{{{user}}}:a", $"user:{{{user}}}:b");
        await cluster.RenameAsync($"user:{{{user}}}:a", "{acme}:b");
        await cluster.RenameAsync($"{user}{{acme}}", $"{user}{{globex}}");
        await cluster.RenameAsync($"{{}}{user}", "{acme}");
        await cluster.RenameAsync($"{{page:{page}}}", "{acme}");
    }
}
