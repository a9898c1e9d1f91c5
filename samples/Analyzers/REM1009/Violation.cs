public static class Work
{
    [Remote] public static bool Equals(int x) => x == 1;
}
