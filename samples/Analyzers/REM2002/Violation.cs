[Remote] public class Counter { [Remote] public static int Parse(string text) => int.Parse(text); }
