namespace Remote.Shared;

/// <summary>Ids of the diagnostics. Bands: 0xxx the generator itself, 1xxx methods, 2xxx actors, 3xxx types that cross. An id is never used for another fault.</summary>
internal static class DiagnosticIds
{
    public const string EndlessClosing = "REM0001";
    public const string ByReferenceParameter = "REM1001";
    public const string StackOnlyParameter = "REM1002";
    public const string Unreachable = "REM1003";
    public const string AsyncVoid = "REM1004";
    public const string MisplacedAttribute = "REM1005";
    public const string HiddenByUserMember = "REM1006";
    public const string SplitWithoutTuple = "REM1007";
    public const string HidingTypeParameter = "REM1008";
    public const string NoConstructor = "REM2001";
    public const string TasksInActor = "REM2002";
    public const string BaseActor = "REM2003";
    public const string HiddenByObject = "REM2004";
    public const string MisplacedConcurrencyGroup = "REM2010";
    public const string MisplacedFromServices = "REM2011";
    public const string MisshapenServicesHook = "REM2012";
    public const string TypeCannotCross = "REM3001";
}
