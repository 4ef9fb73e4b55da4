namespace PolyMD.Cli;

/// <summary>What the process returns.</summary>
internal static class ExitCode
{
    public const int Ok = 0;
    public const int UserError = 1;
    public const int SimulationFailure = 2;
    /// <summary>A run that was repeated gave something else.</summary>
    public const int Differs = 3;
    public const int Interrupted = 130;
}
