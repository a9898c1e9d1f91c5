public interface IClock { DateTime Now { get; } }

#region Page
[Remote]
public class Store
{
    public Store(int size, [FromServices] IClock? clock = null) { }
}
#endregion
