namespace Remote.Shared;

/// <summary>Ids of the diagnostics. Bands: 0xxx the generator itself, 1xxx methods, 2xxx actors, 3xxx types that cross, 4xxx how refs are used, 5xxx kernels. An id is never used for another fault.</summary>
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
    public const string ReservedName = "REM1009";
    public const string SameCall = "REM1010";
    public const string UnclosedGeneric = "REM1011";
    public const string AttributeValue = "REM1012";
    public const string NoConstructor = "REM2001";
    public const string TasksInActor = "REM2002";
    public const string BaseActor = "REM2003";
    public const string HiddenByObject = "REM2004";
    public const string UnfitCall = "REM2005";
    public const string HiddenByExtension = "REM2006";
    public const string MisplacedConcurrencyGroup = "REM2010";
    public const string MisplacedFromServices = "REM2011";
    public const string MisshapenServicesHook = "REM2012";
    public const string TypeCannotCross = "REM3001";
    public const string UnusableFormatter = "REM3002";
    public const string AwaitInSubmittingLoop = "REM4001";
    public const string AwaitInSubmissionOrder = "REM4002";
    public const string AwaitOnlyToPassOn = "REM4003";
    public const string LargeValueInLoop = "REM4004";
    public const string TinyTask = "REM4005";
    public const string StaticMutableState = "REM4006";
    public const string ReturnedPut = "REM4007";
    public const string RefInStatic = "REM4008";
    public const string BlockingGet = "REM4009";
    public const string UnobservedRef = "REM4010";
    public const string DirectCall = "REM4011";
    public const string TokenNotPassedOn = "REM4012";
    public const string InterleavedMutation = "REM4013";
    public const string CallInConstructor = "REM4014";
    public const string UnboundedRefs = "REM4015";
    public const string StringInKernel = "REM5001";
    public const string ExceptionInKernel = "REM5002";
    public const string AllocationInKernel = "REM5003";
    public const string VirtualCallInKernel = "REM5004";
    public const string StaticInKernel = "REM5005";
    public const string RecursionInKernel = "REM5006";
    public const string UnwrittenOutput = "REM5007";
    public const string IndexNotProvablyInside = "REM5008";
}
