public class Counter
{
    private int value;

    [Remote] public int Next() => ++value;
}
