public record Order(int Number);

public static class Work
{
    [Remote] public static bool Ship(Order order) => order.Number > 0;   // the caller acts on the result
}
