namespace Remote.Generators.Codecs;

public sealed partial class CodecGenerator
{
    /// <summary>The steps that caching tests assert on.</summary>
    internal static class TrackingNames
    {
        public const string Signatures = "Codecs.Signatures";
        public const string Actors = "Codecs.Actors";
        public const string Puts = "Codecs.Puts";
        public const string Codecs = "Codecs.All";
    }
}
