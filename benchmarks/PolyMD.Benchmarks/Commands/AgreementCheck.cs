using System.Globalization;
using PolyMD.Benchmarks.Cases;
using PolyMD.Benchmarks.Programs;
using PolyMD.Model;

namespace PolyMD.Benchmarks.Commands;

/// <summary>
/// Whether both programs do the same work: the first timed row of a deck must agree to 1e-6. Only here the Coulomb tables of LAMMPS are
/// switched off and SHAKE is iterated to 1e-9 (both cost about 1e-6 of accuracy); the timed runs leave them as they are used.
/// </summary>
internal static class AgreementCheck
{
    private const double Tolerance = 1e-6;

    /// <summary>Compares; prints what differs. Also tells whether LAMMPS has optimised styles for this deck.</summary>
    public static bool Run(DeckCase deck, string folder, string lammps, string polymd)
    {
        Dictionary<string, string> variables = new(deck.Variables) { ["steps"] = "1", ["table"] = "0", ["tolerance"] = "1e-9" };
        ProgramRun plain = EngineProgram.Lammps(lammps, false, 1).Run(folder, deck.Deck, variables);
        RunLog? theirs = RunLog.Read(plain), ours = RunLog.Read(EngineProgram.PolyMD(polymd, "double", 1).Run(folder, deck.Deck, variables));
        if (theirs?.Thermo is not { RowCount: > 0 } a || ours?.Thermo is not { RowCount: > 0 } b) Console.WriteLine($"  {deck.Name}: WARNING: no thermo rows to compare; {plain.Tail}");
        else Compare(deck, a, b);
        ProgramRun opt = EngineProgram.Lammps(lammps, true, 1).Run(folder, deck.Deck, variables);
        // The neighbour list summary names the styles that were really used.
        return RunLog.Read(opt) is not null && opt.Output.Contains("/opt", StringComparison.Ordinal);
    }

    private static void Compare(DeckCase deck, NumberTable theirs, NumberTable ours)
    {
        double worst = 0;
        for (int c = 0; c < theirs.Columns.Count; c++)
        {
            double a = theirs[0, c], b = ours[0, ours.Require(theirs.Columns[c])];
            double difference = Math.Abs(a - b) / Math.Max(1e-300, Math.Max(Math.Abs(a), Math.Abs(b)));
            if (a == b) continue;
            worst = Math.Max(worst, difference);
            if (difference > Tolerance) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {deck.Name}: WARNING: {theirs.Columns[c]} is {a:R} in LAMMPS and {b:R} in PolyMD"));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {deck.Name}: first timed row agrees to {worst:E1}"));
    }
}
