using System.Reflection;
using System.Runtime;
using System.Runtime.CompilerServices;
using Remote.GeneratedCode;

namespace Remote.Launch.Tests;

/// <summary>
/// Stands for what the generator emits: registers this assembly when it is loaded. In a worker it then does what the variable says,
/// as user code that runs while an assembly loads could.
/// </summary>
internal static class WorkerReport
{
    /// <summary>Set by a test or a driver before it starts workers, so it is unset when its own module initializer runs.</summary>
    public const string Variable = "LAUNCH_TESTS_WORKER";

    [ModuleInitializer]
    public static void Register()
    {
        RemoteManifest.Register(typeof(WorkerReport).Assembly, [], [], []);
        switch (Environment.GetEnvironmentVariable(Variable))
        {
            case "report":
                Report();
                break;
            case "exit":
                Console.Error.WriteLine("giving up before registration");
                Environment.Exit(3);
                break;
            case "throw":
                throw new InvalidOperationException("this assembly cannot be loaded");
            case "hang":
                Console.WriteLine("hanging");
                Thread.Sleep(Timeout.Infinite);
                break;
            case "busy":
                FillEveryThread();
                break;
        }
    }

    private static void Report()
    {
        Console.WriteLine($"entry={Assembly.GetEntryAssembly()!.GetName().Name}");
        Console.WriteLine($"server-gc={GCSettings.IsServerGC}");
        Console.WriteLine($"collection={GCSettings.LatencyMode}");
        Console.WriteLine($"base={AppContext.BaseDirectory}");
        Console.WriteLine($"variables={string.Join(',', Environment.GetEnvironmentVariables().Keys.Cast<string>().Order())}");
        Console.WriteLine($"input={Console.In.ReadToEnd().Length}");
        Console.Error.WriteLine("this is the error output");
    }

    private static void FillEveryThread()
    {
        for (int i = 0; i < Environment.ProcessorCount; i++) new Thread(Spin).Start();
        for (int i = 0; i < 200; i++) ThreadPool.UnsafeQueueUserWorkItem(static _ => Thread.Sleep(Timeout.Infinite), null);
    }

    private static void Spin()
    {
        while (true) Thread.SpinWait(1000);
    }
}
