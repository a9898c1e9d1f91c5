namespace Remote.Tasks.Lineage;

/// <summary>Where a stored argument goes in a call's bytes.</summary>
internal readonly record struct LineageHole(int Position, HoleForm Form, LineageSource Source);
