using Glide;
using Glide.Bench;
using Glide.Bench.Measuring;
using Glide.Bench.Startup;

try
{
    var options = BenchOptions.Parse(args);
    if (options.FirstCallsOnly)
    {
        await FirstCalls.PrintAsync(options.Port);
        return 0;
    }

    await new Session(options).RunAsync();
    return 0;
}
catch (Exception exception) when (exception is BenchException or ValkeyException or IOException or FormatException)
{
    Console.Error.WriteLine($"{exception.GetType().Name}: {exception.Message}");
    return 1;
}
