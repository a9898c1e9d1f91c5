namespace Remote.Tasks;

/// <summary>After which exceptions a call is made again: by the names of their types, since the caller need not know the type that was thrown.</summary>
internal static class RetriedExceptions
{
    private static readonly string Any = typeof(Exception).FullName!;

    /// <summary>Whether what a method threw is of one of the types, or of one that derives from it.</summary>
    /// <param name="types">Full names of exception types.</param>
    /// <param name="thrown">The failure.</param>
    public static bool Match(IEnumerable<string> types, RemoteTaskException thrown)
        => types.Any(type => type == Any || type == thrown.OriginalType || thrown.OriginalBases?.Contains(type) == true || IsOf(thrown.InnerException, type));

    private static bool IsOf(Exception? exception, string type)
    {
        for (Type? one = exception?.GetType(); one is not null; one = one.BaseType)
        {
            if (one.FullName == type) return true;
        }

        return false;
    }
}
