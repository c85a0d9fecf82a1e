namespace Glide.Chaos.Reporting;

/// <summary>What a while has cost, so that what the client does is told from what the servers do on the same processors.</summary>
/// <param name="Process">Processor time of this process for each call, in microseconds: the client's, and that of the program, which moves slots itself.</param>
/// <param name="Servers">Processors that the servers have kept busy.</param>
/// <param name="Direct">How long a server took to answer a PING that was sent past the client, on the average, in milliseconds.</param>
internal readonly record struct Costs(double Process, double Servers, double Direct);
