namespace Glide.Chaos.Reporting;

/// <summary>What a while has cost, so that what the client does is told from what the servers do on the same processors.</summary>
/// <param name="Client">Processor time of this process for each call, in microseconds, without what moving slots itself takes.</param>
/// <param name="Servers">Processors that the servers have kept busy.</param>
/// <param name="Direct">How long a server took to answer a PING that was sent past the client, on the average, in milliseconds.</param>
internal readonly record struct Costs(double Client, double Servers, double Direct);
