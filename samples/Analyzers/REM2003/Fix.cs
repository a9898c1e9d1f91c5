[Remote] public class Animal(string name) { public string Name() => name; }
[Remote] public class Dog(string name) : Animal(name);

public static class Program
{
    public static IActorRef<Dog> Rex() => Dog.Remote("rex");
}
