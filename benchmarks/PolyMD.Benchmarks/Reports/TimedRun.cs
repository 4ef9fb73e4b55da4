namespace PolyMD.Benchmarks.Reports;

/// <summary>One row of runs.csv: one run of one program.</summary>
/// <param name="Case">Case.</param>
/// <param name="Atoms">Atoms.</param>
/// <param name="Steps">Timed steps.</param>
/// <param name="Program">lammps or polymd.</param>
/// <param name="Variant">plain, opt, double, mixed.</param>
/// <param name="Threads">Threads or ranks.</param>
/// <param name="Repeat">From 1.</param>
/// <param name="LoopSeconds">Loop time of the last run command.</param>
/// <param name="LoopCpuSeconds">Processor seconds of that loop, all threads or ranks.</param>
/// <param name="ProcessCpuSeconds">User and system seconds of the whole process, set-up and relaxation included.</param>
/// <param name="WallSeconds">Wall seconds of the whole process.</param>
/// <param name="PeakMegabytes">Largest resident set; of one process, so only for one rank.</param>
internal sealed record TimedRun(
    string Case, long Atoms, long Steps, string Program, string Variant, int Threads, int Repeat,
    double LoopSeconds, double LoopCpuSeconds, double ProcessCpuSeconds, double WallSeconds, double PeakMegabytes);
