using System.Diagnostics;
using System.Globalization;
using PolyMD.Deck.Runtime;
using PolyMD.Deck.Text;
using PolyMD.Engine;
using PolyMD.Engine.Neighbors;
using PolyMD.Engine.Styles;

namespace PolyMD.Deck.Output;

/// <summary>What stands in the log before and after a run, in LAMMPS' words.</summary>
internal sealed class RunReport(DeckContext context)
{
    private readonly double _cpuStart = Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;
    private readonly Stopwatch _wall = Stopwatch.StartNew();

    /// <summary>Neighbour settings, before the table.</summary>
    public static void WriteSetup(DeckContext context, string headline)
    {
        Simulation s = context.Simulation;
        NeighborManager n = s.Neighbors;
        DeckOutput o = context.Output;
        string info = NeighborInfo(n);
        // Said again only when something changed.
        if (info != context.LastNeighborInfo) o.Line(info);
        context.LastNeighborInfo = info;
        o.ScreenLine(headline);
        o.ScreenLine($"  Unit style    : {s.Units.Name}");
        o.ScreenLine($"  Current step  : {s.Step}");
        if (headline.Contains("RESPA", StringComparison.Ordinal)) o.ScreenLine($"  Time steps    :{TimeSteps(s)}");
        else if (headline.Contains("Verlet", StringComparison.Ordinal)) o.ScreenLine($"  Time step     : {F("%g", s.TimeStep)}");
    }

    private static string TimeSteps(Simulation s)
    {
        IReadOnlyList<int> loops = s.Respa!.Loops;
        string text = "";
        double step = s.TimeStep;
        for (int k = loops.Count - 1; k >= 0; k--) text = $" {k + 1}:{F("%g", step /= loops[k])}{text}";
        return text;
    }

    private static string NeighborInfo(NeighborManager n)
    {
        if (n.Lists.Count == 0) return "Neighbor list info ... none needed";
        return $"""
            Neighbor list info ...
              update every {n.Every} steps, delay {n.Delay} steps, check {(n.CheckDisplacement ? "yes" : "no")}
              master list distance cutoff = {F("%g", n.Lists.Max(l => l.LargestCutoff) + n.Skin)}
              ghost atom cutoff = {F("%g", n.GhostDepth)}
              {n.Lists.Count} neighbor lists, perpetual/occasional/extra = {n.Lists.Count} 0 0
            """.ReplaceLineEndings("\n");
    }

    /// <summary>Everything after the table of a run.</summary>
    /// <param name="loop">Wall seconds of the loop.</param>
    /// <param name="steps">Steps done.</param>
    /// <param name="minimization">How a minimisation ended, or null.</param>
    public void Write(double loop, long steps, MinimizationResult? minimization = null)
    {
        Simulation s = context.Simulation;
        DeckOutput o = context.Output;
        double wall = Math.Max(1e-9, _wall.Elapsed.TotalSeconds);
        double cpu = Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds - _cpuStart;
        o.Line($"Loop time of {F("%g", loop)} on 1 procs for {steps} steps with {s.Atoms.LocalCount} atoms");
        o.Line();
        if (minimization is null && steps > 0 && loop > 0) WritePerformance(loop, steps);
        o.Line($"{F("%.1f", 100 * cpu / wall)}% CPU use with 1 MPI tasks x {s.Team.Size} OpenMP threads");
        o.Line();
        if (minimization is not null) WriteMinimization(minimization);
        WriteTimers(loop);
        WriteNeighbors();
    }

    private void WritePerformance(double loop, long steps)
    {
        Simulation s = context.Simulation;
        double perSecond = steps / loop;
        string rate = $"{F("%.3f", perSecond)} timesteps/s";
        if (s.Units.Name == "lj") context.Output.Line($"Performance: {F("%.3f", 86400 * perSecond * s.TimeStep)} tau/day, {rate}");
        else
        {
            double ns = s.TimeStep * s.Units.SecondsPerTime * 1e9 * perSecond;
            context.Output.Line($"Performance: {F("%.3f", 86400 * ns)} ns/day, {F("%.3f", 1 / (3600 * ns))} hours/ns, {rate}");
        }
    }

    private void WriteMinimization(MinimizationResult r)
    {
        DeckOutput o = context.Output;
        // Energies are per atom in lj units, as the table's are.
        double n = context.Thermo.Normalize ? Math.Max(1, context.Simulation.Atoms.LocalCount) : 1;
        o.Line("Minimization stats:");
        o.Line($"  Stopping criterion = {r.StopReason}");
        o.Line("  Energy initial, next-to-last, final = ");
        o.Line($"    {F("%18.15g", r.InitialEnergy / n)} {F("%18.15g", r.PreviousEnergy / n)} {F("%18.15g", r.FinalEnergy / n)}");
        o.Line($"  Force two-norm initial, final = {F("%#.8g", r.InitialForceNorm)} {F("%#.8g", r.FinalForceNorm)}");
        o.Line($"  Force max component initial, final = {F("%#.8g", r.InitialLargestForce)} {F("%#.8g", r.FinalLargestForce)}");
        o.Line($"  Final line search alpha, max atom move = {F("%#.8g", r.LineAlpha)} {F("%#.8g", r.LineAlpha * r.FinalLargestForce)}");
        o.Line($"  Iterations, force evaluations = {r.Iterations} {r.Evaluations}");
        o.Line();
    }

    private void WriteTimers(double loop)
    {
        Simulation s = context.Simulation;
        DeckOutput o = context.Output;
        o.Line("MPI task timing breakdown:");
        o.Line("Section |  min time  |  avg time  |  max time  |%varavg| %total");
        o.Line("---------------------------------------------------------------");
        bool molecular = s.Topology.Bonds.Count + s.Topology.Angles.Count + s.Topology.Dihedrals.Count + s.Topology.Impropers.Count > 0;
        double sum = 0;
        foreach (StepSection section in Enum.GetValues<StepSection>())
        {
            if (section == StepSection.Bond && !molecular) continue;
            if (section == StepSection.Kspace && s.KSpace is null) continue;
            double t = s.Timers.Seconds(section);
            sum += t;
            string text = F("%-10.5g", t);
            o.Line($"{section,-7} | {text} | {text} | {text} |   0.0 |{F("%6.2f", loop > 0 ? 100 * t / loop : 0)}");
        }
        double other = Math.Max(0, loop - sum);
        o.Line($"Other   |            | {F("%-10.4g", other)} |            |       |{F("%6.2f", loop > 0 ? 100 * other / loop : 0)}");
        o.Line();
    }

    private void WriteNeighbors()
    {
        Simulation s = context.Simulation;
        DeckOutput o = context.Output;
        NeighborManager n = s.Neighbors;
        // LAMMPS counts each pair once; the lists here hold both directions.
        long pairs = n.Lists.Sum(l => l.TotalNeighbors) / 2;
        void Distribution(string name, long value)
        {
            string text = value.ToString(CultureInfo.InvariantCulture);
            o.Line($"{name}{F("%#15.6g", value)} ave {text,11} max {text,11} min");
            o.Line("Histogram: 1 0 0 0 0 0 0 0 0 0");
        }
        Distribution("Nlocal:", s.Atoms.LocalCount);
        Distribution("Nghost:", s.Atoms.GhostCount);
        Distribution("Neighs:", pairs);
        o.Line();
        o.Line($"Total # of neighbors = {pairs}");
        if (s.Atoms.LocalCount > 0) o.Line($"Ave neighs/atom = {F("%#.8g", pairs / (double)s.Atoms.LocalCount)}");
        if (s.Topology.Bonds.Count > 0) o.Line($"Ave special neighs/atom = {F("%#.8g", 2.0 * s.SpecialPairs.First.Length / Math.Max(1, s.Atoms.LocalCount))}");
        o.Line($"Neighbor list builds = {n.Builds}");
        o.Line(n.CheckDisplacement ? $"Dangerous builds = {n.DangerousBuilds}" : "Dangerous builds not checked");
        if (n.CheckDisplacement && n.DangerousBuilds > 0)
            o.Warning($"{n.DangerousBuilds} neighbour lists may have been stale before they were rebuilt: lower the delay of neigh_modify or enlarge the skin");
    }

    private static string F(string format, double value) => CFormat.Parse(format).Format(value);
}
