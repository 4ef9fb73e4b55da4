using PolyMD.Deck.Text;
using PolyMD.Engine.State;

namespace PolyMD.Deck.Runtime;

/// <summary>A deck file being executed. A checkpoint keeps its text: a resumed run goes on with the deck as it was.</summary>
internal sealed class SourceFrame : DeckFrame
{
    private string _file = "", _path = "", _text = "";

    [NotState("made from the text")]
    private DeckSource? _source;

    public SourceFrame(DeckSource source) => Source = source;

    /// <summary>For checkpoints.</summary>
    public SourceFrame() { }

    public DeckSource Source
    {
        get => _source ??= DeckSource.Parse(_text, _file, _path);
        set => (_source, _file, _path, _text) = (value, value.File, value.FullPath, value.Text);
    }

    /// <summary>Index of the next line.</summary>
    public int Next { get; set; }

    public override void Go(DeckContext context, bool resumed)
    {
        while (Next < Source.Lines.Count) context.Interpreter.Execute(Source.Lines[Next++], true);
    }
}
