using Remote;

namespace Twin;

/// <summary>The methods of one of the two builds.</summary>
public static class Work
{
    [Remote] public static int Same(int x) => x;

    [Remote] public static int Changed(long x) => (int)x;
}
