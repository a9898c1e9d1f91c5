namespace Remote.Analyzers;

/// <summary>The rules about what a GPU cannot run.</summary>
internal static partial class DiagnosticDescriptors
{
}
