namespace Glide.Connections.Tests.Telling;

public sealed class BlockingCallersOverStreamsTests : BlockingCallerTests
{
    private protected override bool OverStreams => true;
}
