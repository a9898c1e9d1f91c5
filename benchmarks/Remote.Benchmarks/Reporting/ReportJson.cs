using System.Text.Json;
using System.Text.Json.Serialization;

namespace Remote.Benchmarks.Reporting;

/// <summary>A report as a file: what the charts are drawn from.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Report))]
[JsonSerializable(typeof(PeersFile))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    public static void Write(string file, Report report)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        File.WriteAllText(file, JsonSerializer.Serialize(report, Default.Report) + "\n");
    }

    /// <exception cref="InvalidDataException">The file is no report.</exception>
    public static Report Read(string file)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
            return document.RootElement.TryGetProperty("contenders", out _)
                ? document.Deserialize(Default.PeersFile)!.ToReport()
                : document.Deserialize(Default.Report) ?? throw new JsonException("It is null.");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"'{file}' is no report of this program: {error.Message} Give a file that --json has written.", error);
        }
    }
}
