using PolyMD.Deck.Dumps;
using PolyMD.Deck.Output;
using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.IO.Readers;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>rerun file … [first | last | every | skip | start | stop N] [post yes|no] dump field … : forces and outputs of the frames of dumps.</summary>
[Command("rerun")]
internal sealed record RerunCommand(IReadOnlyList<ArgToken> Files, RerunCommand.Range Frames, bool Post, SnapshotOptions Wishes) : ICommand<RerunCommand>
{
    private static readonly string[] s_keywords = ["first", "last", "every", "skip", "start", "stop", "post", "dump"];

    /// <summary>Which frames are read, and the span that ramps refer to.</summary>
    internal sealed record Range
    {
        public long First { get; set; }
        public long Last { get; set; } = long.MaxValue;
        public long Every { get; set; }
        public long Skip { get; set; } = 1;
        public long? Start { get; set; }
        public long? Stop { get; set; }
    }

    public static RerunCommand Parse(ArgReader args)
    {
        List<ArgToken> files = [args.Token("file")];
        while (!args.AtEnd && !s_keywords.Contains(args.Peek)) files.Add(args.Token("file"));
        Range range = new();
        bool post = false;
        while (!args.AtEnd)
        {
            string keyword = args.Word("keyword");
            switch (keyword)
            {
                case "first": range.First = args.Long(keyword, 0); break;
                case "last": range.Last = args.Long(keyword, 0); break;
                case "every": range.Every = args.Long(keyword, 0); break;
                case "skip": range.Skip = args.Long(keyword, 1); break;
                case "start": range.Start = args.Long(keyword, 0); break;
                case "stop": range.Stop = args.Long(keyword, 0); break;
                case "post": post = args.YesNo(keyword); break;
                case "dump": return new RerunCommand(files, range, post, SnapshotOptions.Read(args));
                default: args.UnknownKeyword(s_keywords); break;
            }
        }
        args.Fail("keyword 'dump' with the fields to read is missing");
        throw new InvalidOperationException();
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        if (Frames.First > Frames.Last) throw new PolyMDException($"first {Frames.First} lies after last {Frames.Last}");
        foreach (ArgToken file in Files)
            if (!File.Exists(context.InputPath(file.Text))) throw new DeckException(file.Span, $"rerun: file '{file.Text}' does not exist{context.NearFile(file.Text)}");
        Simulation s = context.Simulation;
        context.DropSavedStates();
        s.RampStart = Frames.Start ?? Frames.First;
        s.RampStop = Frames.Stop ?? Frames.Last;
        SnapshotLoader loader = new(context, Wishes);
        RunReport report = new(context);
        StepLoop? loop = null;
        long frames = 0;
        foreach (SnapshotReader reader in Chosen(context))
        {
            context.Cancellation.ThrowIfCancellationRequested();
            if (reader.Step > s.RampStop) throw new PolyMDException($"the frame of step {reader.Step} lies after stop {s.RampStop}");
            int order = s.Atoms.OrderVersion;
            loader.Load(reader);
            context.ResetStep(reader.Step);
            if (loop is null || s.Atoms.OrderVersion != order)
            {
                if (loop is null) context.Thermo.BeginRun(reader.Step, Frames.Last);
                loop = new StepLoop(s);
                context.SetupReport = () => RunReport.WriteSetup(context, "Setting up Verlet run ...");
                loop.SetupFrame(true);
                context.Thermo.StartClock();
            }
            else loop.SetupFrame(false);
            frames++;
        }
        if (loop is null) throw new PolyMDException($"no frame of the dump {(Files.Count == 1 ? "file" : "files")} is chosen by the keywords");
        // The last frame always has its row.
        if (!context.Thermo.IsDue(s.Step)) context.Thermo.Write();
        double seconds = context.Thermo.EndRun();
        loop.Finish();
        if (Post) report.Write(seconds, frames);
        else context.Output.Line($"Loop time of {Text.CFormat.Parse("%g").Format(seconds)} on 1 procs for {frames} steps with {s.Atoms.LocalCount} atoms");
        context.Output.Flush();
    }

    // Steps must rise from frame to frame; the first one in range is taken whatever every and skip say.
    private IEnumerable<SnapshotReader> Chosen(DeckContext context)
    {
        long before = -1, passed = 0;
        foreach (ArgToken file in Files)
        {
            using SnapshotReader reader = new(context.Files.Reads(context.InputPath(file.Text)), Wishes.Xyz);
            while (reader.Next())
            {
                if (reader.Step < Frames.First || reader.Step <= before) continue;
                if (reader.Step > Frames.Last) yield break;
                bool first = before < 0;
                if (!first && Frames.Every > 0 && reader.Step % Frames.Every != 0) continue;
                if (!first && ++passed % Frames.Skip != 0) continue;
                before = reader.Step;
                yield return reader;
            }
        }
    }
}
