public static class Work
{
    #region Page
    [Remote] public static double Scale(double value) => value * 2;

    // several results: a tuple
    [Remote] public static (int Quotient, int Remainder) Divide(int a, int b) => (a / b, a % b);
    #endregion
}
