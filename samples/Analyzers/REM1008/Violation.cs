[Remote] public class Box<T> { public T Convert<T>(T item) => item; }
