[Remote] public class Animal(string name) { public string Name() => name; }
public class Dog(string name) : Animal(name);

public static class Program
{
    public static IActorRef<Animal> Rex() => Dog.Remote("rex");
}
