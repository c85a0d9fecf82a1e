using System.Reflection;

namespace Glide;

/// <summary>What the client tells servers about itself (<c>CLIENT SETINFO</c>).</summary>
internal static class ClientLibrary
{
    public const string Name = "Glide.Generated";

    public static string Version { get; } =
        typeof(ClientLibrary).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
