using Glide;

namespace Shop;

/// <summary>A line that ends in an id is one where the rule has to speak. There is a code fix that mends it.</summary>
internal static class Greeting
{
    public static async Task GreetAsync(IGlideClient client)
    {
        string? name = client.GetAsync("name").AsTask().Result; // GLIDE2001
        await client.SetAsync("greeting", $"hello {name}");
    }
}
