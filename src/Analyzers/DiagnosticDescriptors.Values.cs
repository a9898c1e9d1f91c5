namespace Remote.Analyzers;

/// <summary>The rules about values, refs and state that are kept or passed.</summary>
internal static partial class DiagnosticDescriptors
{
}
