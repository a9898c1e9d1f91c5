namespace Remote.ActorModel;

/// <summary>What an actor of this process is made from, beside the bytes that the node keeps.</summary>
/// <param name="Objects">The refs inside its arguments.</param>
/// <param name="Stored">Arguments that lie in the store, each in use.</param>
internal sealed record ActorRecipe(object[] Objects, ObjectRef[] Stored)
{
    /// <summary>The actor cannot be made again.</summary>
    public void Drop()
    {
        foreach (ObjectRef reference in Stored) reference.EndUse();
    }
}
