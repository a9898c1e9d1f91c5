namespace Remote.Generators.Errors;

public sealed partial class ExceptionGenerator
{
    /// <summary>The steps that caching tests assert on.</summary>
    internal static class TrackingNames
    {
        public const string Exceptions = "Errors.Exceptions";
        public const string All = "Errors.All";
    }
}
