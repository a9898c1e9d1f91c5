namespace Remote.Scheduling.Groups;

/// <summary>A node's side of placing a group: it sets bundles aside, then keeps them or gives them up. Answers may come later.</summary>
internal interface IBundleHost
{
    /// <summary>Sets all the bundles aside, or none: then the answer says why; null is yes.</summary>
    void Prepare(GroupId group, IReadOnlyList<(int Bundle, ResourceVector Demand)> bundles, Action<string?> answer);

    /// <summary>The bundles that were set aside are in use from now on.</summary>
    void Commit(GroupId group);

    /// <summary>Gives up the bundles that were set aside and are not in use yet. Without any, does nothing.</summary>
    void GiveUp(GroupId group);

    /// <summary>Gives all the group's bundles up, set aside or in use. Without any, does nothing.</summary>
    void Release(GroupId group);
}
