using PolyMD.Deck.Dumps;
using PolyMD.Deck.Runtime;
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
        context.DropSavedStates();
        context.Interpreter.RunNested(new RerunFrame(this));
    }
}
