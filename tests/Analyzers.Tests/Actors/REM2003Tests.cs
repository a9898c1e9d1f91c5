using Remote.Analyzers.Actors;
using Remote.Analyzers.Tests.Harness;

namespace Remote.Analyzers.Tests.Actors;

public sealed class REM2003Tests
{
    // What the generator writes for the classes below.
    private const string Generated = """
        namespace Remote
        {
            public static class Animal_RemoteActor { extension(Animal) { public static IActorRef<Animal> Remote(string name) => null!; } }
            public static class Dog_RemoteActor { extension(Dog) { public static IActorRef<Dog> Remote() => null!; } }
            public static class Box_RemoteActor { extension<T>(Box<T>) { public static IActorRef<Box<T>> Remote(T item) => null!; } }
        }
        [Remote] public class Animal(string name) { public string Name => name; }
        [Remote] public class Dog() : Animal("dog");
        public class Cat(string name) : Animal(name);
        [Remote] public class Box<T>(T item) { public T Item => item; }
        """;

    [Fact]
    public Task Fires_where_the_base_would_be_made() => Rule.Fires<BaseActorAnalyzer>(Generated + """
        public static class Caller { public static void Run() { Cat.Remote("tom"); Dog.Remote("rex"); } }
        """, "Cat", "Dog");

    [Fact]
    public Task Stays_quiet_where_the_class_itself_is_made() => Rule.StaysQuiet<BaseActorAnalyzer>(Generated + """
        public static class Caller { public static void Run() { Animal.Remote("tom"); Dog.Remote(); Box<int>.Remote(1); } }
        """);

    [Fact]
    public async Task Says_the_way_out()
        => Assert.Equal(
            [
                "'Cat.Remote(...)' would make a 'Animal', as only that has such a remote constructor: mark it [Remote], or write 'Animal.Remote(...)'",
                "'Dog.Remote(...)' would make a 'Animal', as only that has such a remote constructor: give it a constructor that takes these arguments, or write 'Animal.Remote(...)'",
            ],
            await Rule.Messages<BaseActorAnalyzer>(Generated + """public static class Caller { public static void Run() { Cat.Remote("tom"); Dog.Remote("rex"); } }"""));
}
