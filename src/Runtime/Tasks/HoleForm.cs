using Remote.Wire;

namespace Remote.Tasks;

/// <summary>What stands before a hole in a call's message: it says how the value came.</summary>
internal enum HoleForm : byte
{
    /// <summary><see cref="ArgumentKind.Value"/>.</summary>
    Argument,

    /// <summary><see cref="ArgumentKind.Boxed"/>, and the codec's id.</summary>
    Boxed,

    /// <summary>Nothing: it is one of <see cref="ArgumentKind.Pieces"/>, and says so itself.</summary>
    Piece,
}
