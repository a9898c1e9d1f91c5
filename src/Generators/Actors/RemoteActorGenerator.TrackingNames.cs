namespace Remote.Generators.Actors;

internal static partial class RemoteActorGenerator
{
    /// <summary>The steps that the caching tests ask about.</summary>
    internal static class TrackingNames
    {
        public const string Candidates = "RemoteActorCandidates";
        public const string Actors = "RemoteActors";
    }
}
