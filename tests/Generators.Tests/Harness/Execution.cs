using System.Reflection;
using System.Runtime.Loader;

namespace Remote.Generators.Tests.Harness;

/// <summary>Loads a generated project and runs its <c>static Task Caller.Run()</c>.</summary>
internal static class Execution
{
    public static Task Run(Generated project)
    {
        using var image = new MemoryStream();
        Assert.True(project.Compilation.Emit(image).Success);
        image.Position = 0;
        Assembly assembly = new AssemblyLoadContext("generated").LoadFromStream(image);
        return (Task)assembly.GetType("Caller")!.GetMethod("Run")!.Invoke(null, null)!;
    }
}
