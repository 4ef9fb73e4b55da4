namespace PolyMD.Cli;

/// <summary>What the process returns.</summary>
internal static class ExitCode
{
    public const int Ok = 0;
    public const int UserError = 1;
    public const int SimulationFailure = 2;
    public const int Interrupted = 130;
}
