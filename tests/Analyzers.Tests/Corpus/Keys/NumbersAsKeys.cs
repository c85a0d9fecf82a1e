// A number becomes a key by its digits.
namespace Corpus.NumbersAsKeys;

public sealed class Counters(IGlideClusterClient cluster)
{
    private const int First = 1;
    private const long Second = 2;

    public async Task MoveAsync(int row)
    {
        await cluster.RenameAsync(First, Second); // GLIDE1001: Second
        await cluster.RenameAsync(First, "1");
        await cluster.RenameAsync(row, row + 1);
        await cluster.RenameAsync(row, Second);
    }
}
