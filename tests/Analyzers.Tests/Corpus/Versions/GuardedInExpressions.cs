// ValkeyMinimumServerVersion: 8.0
// Conditions about what the servers support are written in many ways.
namespace Corpus.GuardedInExpressions;

public enum Features
{
    None,
    FieldExpiry,
}

public sealed class Locks(IGlideClient client, bool supportsConditions, Features features)
{
    public async Task<bool> AndAsync(string key) => supportsConditions && await client.DelIfEqAsync(key, "me");

    public async Task<bool> OrAsync(string key) => !supportsConditions || await client.DelIfEqAsync(key, "me");

    public async Task<bool> ChosenAsync(string key) => supportsConditions ? await client.DelIfEqAsync(key, "me") : await client.DelAsync(key) == 1;

    public async Task<bool> SwitchedAsync(string key) => features switch
    {
        Features.FieldExpiry => await client.DelIfEqAsync(key, "me"),
        _ => await client.DelAsync(key) == 1,
    };

    public async Task SwitchedStatementAsync(string key)
    {
        switch (features)
        {
            case Features.FieldExpiry:
                await client.DelIfEqAsync(key, "me");
                break;
            default:
                await client.DelAsync(key);
                break;
        }
    }

    public async Task WhenAsync(string key, int kind)
    {
        switch (kind)
        {
            case 1 when supportsConditions:
                await client.DelIfEqAsync(key, "me");
                break;
            default:
                await client.DelAsync(key);
                break;
        }
    }

    public async Task<bool> WhenArmAsync(string key, int kind) => kind switch
    {
        1 when supportsConditions => await client.DelIfEqAsync(key, "me"),
        _ => false,
    };

    public async Task UntilAsync(string key)
    {
        while (supportsConditions && !await client.DelIfEqAsync(key, "me"))
        {
            await Task.Yield();
        }
    }

    public async Task<bool> OtherAsync(string key, bool isMine) => isMine && await client.DelIfEqAsync(key, "me"); // GLIDE2002: DelIfEqAsync

    public async Task<bool> BeforeAsync(string key) => await client.DelIfEqAsync(key, "me") && supportsConditions; // GLIDE2002: DelIfEqAsync
}
