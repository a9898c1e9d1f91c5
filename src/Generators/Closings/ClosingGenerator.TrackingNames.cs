namespace Remote.Generators.Closings;

internal static partial class ClosingGenerator
{
    /// <summary>The steps that the caching tests ask about.</summary>
    internal static class TrackingNames
    {
        public const string Input = "RemoteClosings";
    }
}
