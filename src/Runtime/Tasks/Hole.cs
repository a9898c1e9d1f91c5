namespace Remote.Tasks;

/// <summary>A place in a call's message where a ref's value goes, once it is known.</summary>
/// <param name="Position">Where, in the message without the values.</param>
/// <param name="Form">What stands before it.</param>
/// <param name="Reference">The ref.</param>
internal readonly record struct Hole(int Position, HoleForm Form, ObjectRef Reference);
