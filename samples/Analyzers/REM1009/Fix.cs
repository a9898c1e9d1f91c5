public static class Work
{
    [Remote] public static bool IsOne(int x) => x == 1;
}
