public record Order(int Number, Action Changed);

public static class Work
{
    [Remote] public static void Ship(Order order) { }   // Order.Changed is a delegate
}
