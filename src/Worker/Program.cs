using Remote.Hosting;

// Exits by force: a thread that user code left behind must not keep the process.
Environment.Exit(WorkerMain.RunAsync(args, WorkerRuntime.RunAsync).GetAwaiter().GetResult());
