[Remote] public class Box<T> { public U Convert<U>(U item) => item; }
