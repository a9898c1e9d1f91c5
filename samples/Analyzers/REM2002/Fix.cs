[Remote] public class Counter(int value) { public int Value() => value; }
public static class CounterTasks { [Remote] public static int Parse(string text) => int.Parse(text); }
