namespace Remote.Codecs.Tests.Types;

public class Employee : Worker
{
    public List<Person>? Reports { get; set; }
}
