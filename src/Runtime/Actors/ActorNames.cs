namespace Remote.ActorModel;

/// <summary>Names of actors.</summary>
internal static class ActorNames
{
    public const string DefaultNamespace = "default";
}
