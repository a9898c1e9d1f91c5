namespace Remote.Analyzers;

/// <summary>The rules about how a program waits for refs.</summary>
internal static partial class DiagnosticDescriptors
{
}
