namespace PolyMD.Benchmarks.Programs;

/// <summary>What one run of a program said and took.</summary>
/// <param name="ExitCode">Exit code; -1 if the program could not be started.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Wall">Seconds from start to end.</param>
/// <param name="Cpu">User and system seconds of the program and all that it waited for; NaN where the system does not tell.</param>
/// <param name="PeakMegabytes">Largest resident set of the program itself in MB; NaN where the system does not tell.</param>
internal sealed record ProgramRun(int ExitCode, string Output, string Error, double Wall, double Cpu, double PeakMegabytes)
{
    /// <summary>The last lines of what was written, for messages.</summary>
    public string Tail => string.Join('\n', (Output.Trim() + '\n' + Error.Trim()).Trim().Split('\n').TakeLast(8));
}
