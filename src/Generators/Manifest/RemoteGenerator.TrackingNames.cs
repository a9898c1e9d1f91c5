namespace Remote.Generators.Manifest;

public sealed partial class RemoteGenerator
{
    /// <summary>The steps that the caching tests ask about.</summary>
    internal static class TrackingNames
    {
        public const string Assembly = "RemoteAssembly";
        public const string Manifest = "RemoteManifest";
    }
}
