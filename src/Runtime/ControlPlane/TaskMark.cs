namespace Remote.ControlPlane;

/// <summary>A task's slot.</summary>
internal readonly record struct TaskMark(int Slot);
