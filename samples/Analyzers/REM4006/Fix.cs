public static class Prices
{
    [Remote] public static double Of(double cost, double factor) => cost * factor;
}
