namespace Remote.Tasks;

/// <summary>The refs that a message with stored arguments lists: those inside of these are others once these were made again.</summary>
/// <param name="Own">The refs and claims in the message's own bytes.</param>
/// <param name="Start">Where the list begins in the message.</param>
internal sealed record ListedRefs(object[] Own, int Start)
{
    /// <summary>What is listed for each stored argument now.</summary>
    public object[]?[] Inside { get; set; } = [];
}
