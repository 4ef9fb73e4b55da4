using PolyMD.Deck.Dumps;
using PolyMD.Deck.Runtime;
using PolyMD.IO.Readers;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>read_dump file N field … [box | replace | purge | trim | add | label | scaled | wrapped | format values].</summary>
[Command("read_dump")]
internal sealed record ReadDumpCommand(ArgToken File, long Step, SnapshotOptions Wishes) : ICommand<ReadDumpCommand>
{
    public static ReadDumpCommand Parse(ArgReader args) => new(args.Token("file"), args.Long("Nstep", 0), SnapshotOptions.Read(args));

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        string path = context.InputPath(File.Text);
        if (!System.IO.File.Exists(path)) throw new DeckException(File.Span, $"read_dump: file '{File.Text}' does not exist{context.NearFile(File.Text)}");
        using SnapshotReader reader = new(context.Files.Reads(path), Wishes.Xyz);
        do
        {
            if (!reader.Next()) throw new PolyMDException($"file '{File.Text}' has no frame of step {Step}");
        }
        while (reader.Step != Step);
        context.Output.Line("Scanning dump file ...");
        context.Output.Line("Reading snapshot from dump file ...");
        SnapshotLoader.Counts counts = new SnapshotLoader(context, Wishes).Load(reader);
        context.Output.Line($"  {DeckContext.BoxText(context.Simulation.Box)}");
        context.Output.Line($"  {counts.Before} atoms before read");
        context.Output.Line($"  {counts.InFrame} atoms in snapshot");
        context.Output.Line($"  {counts.Purged} atoms purged");
        context.Output.Line($"  {counts.Replaced} atoms replaced");
        context.Output.Line($"  {counts.Trimmed} atoms trimmed");
        context.Output.Line($"  {counts.Added} atoms added");
        context.Output.Line($"  {counts.After} atoms after read");
        context.ResetStep(Step);
    }
}
