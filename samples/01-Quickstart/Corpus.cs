using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Quickstart;

/// <summary>The files to index: the reference documentation that comes with every .NET SDK, or those of another folder.</summary>
internal static class Corpus
{
    public static readonly string[] Queries = ["cancel a running task", "shared memory mapped file", "parse json number"];

    private const string Help =
        "Indexes .xml documentation files, in parallel and then on one thread, and compares the two.\n" +
        "Usage: dotnet run -c Release --project samples/01-Quickstart [folder]\n" +
        "Without a folder: the 'packs' folder of the .NET SDK that runs this.";

    /// <summary>Finds the files, the biggest first, so that no worker is left with a long one at the end; or says why there are none.</summary>
    public static bool TryFind(string[] args, [NotNullWhen(true)] out List<FileInfo>? files, out int exitCode)
    {
        (files, exitCode) = (null, 0);
        if (args is ["--help" or "-h"]) Console.WriteLine(Help);
        else if (args.Length > 1) exitCode = Refuse(Help);
        else if (Xml(args is [var folder] ? folder : SdkPacks) is { Count: > 0 } found) files = found;
        else exitCode = Refuse($"There is no .xml file in '{(args is [var given] ? given : SdkPacks)}' or below it. Name a folder that holds some.");
        return files is not null;
    }

    // From .../shared/Microsoft.NETCore.App/10.0.1/ to .../packs.
    private static string SdkPacks => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "packs"));

    private static List<FileInfo> Xml(string folder)
    {
        if (!Directory.Exists(folder)) return [];
        List<FileInfo> files = [.. new DirectoryInfo(folder).EnumerateFiles("*.xml", SearchOption.AllDirectories).OrderByDescending(file => file.Length)];
        foreach (FileInfo file in files) File.ReadAllBytes(file.FullName);      // so that neither of the two runs waits for the disk
        return files;
    }

    private static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return 2;
    }
}
