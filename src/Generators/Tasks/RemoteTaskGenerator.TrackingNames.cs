namespace Remote.Generators.Tasks;

internal static partial class RemoteTaskGenerator
{
    /// <summary>The steps that the caching tests ask about.</summary>
    internal static class TrackingNames
    {
        public const string Candidates = "RemoteTaskCandidates";
        public const string Tasks = "RemoteTasks";
        public const string Classes = "RemoteTaskClasses";
    }
}
