using PolyMD.Deck.Runtime;
using PolyMD.Dynamics.Control;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>balance thresh style args keywords: reads and reports what LAMMPS does on one process, where there is nothing to divide.</summary>
[Command("balance")]
internal sealed record BalanceCommand(double Threshold, IReadOnlyList<ArgToken> Words, SourceSpan Place) : ICommand<BalanceCommand>
{
    public static BalanceCommand Parse(ArgReader args) => new(args.Positive("thresh"), args.Rest(), args.LineSpan);

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        ArgReader args = new("balance", Words, Place);
        BalanceWords.ReadStyle(args, true);
        BalanceWords.ReadKeywords(args, context.Simulation);
        int n = context.Simulation.Atoms.LocalCount;
        context.Output.Line("Balancing ...");
        context.Output.LogLine("NOTE: balance has no effect: PolyMD runs in one process with threads");
        context.Output.Line($"  initial/final maximal load/proc = {n} {n}");
        context.Output.Line("  initial/final imbalance factor  = 1 1");
    }
}
