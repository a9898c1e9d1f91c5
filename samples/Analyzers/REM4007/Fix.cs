public static class Work
{
    [Remote] public static double[] Zeros(int count) => new double[count];
}
