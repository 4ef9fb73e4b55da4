using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>compute ID group style args.</summary>
[Command("compute")]
internal sealed record ComputeCommand(string Id, ArgToken Group, ArgToken Style, IReadOnlyList<ArgToken> Words, SourceSpan Place) : IStyleCommand, ICommand<ComputeCommand>
{
    public string Family => "compute";

    public static ComputeCommand Parse(ArgReader args) => new(args.Word("ID"), args.Token("group-ID"), args.Token("style"), args.Rest(), args.LineSpan);

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        Simulation s = context.Simulation;
        Group group = context.FindGroup(Group);
        Type type = s.Registry.Get("compute", Style.Text, DeckContext.At("compute", Style));
        if (s.FindCompute(Id) is not null) throw new PolyMDException($"compute '{Id}' exists already: uncompute it first");
        string style = s.Registry.PlainName("compute", Style.Text);
        ICompute compute = StyleRegistry.Create<ICompute>(type, new StyleContext(s, Id, style, group), new ArgReader($"compute {Style.Text}", Words, Place));
        context.Resume(false, Id, style, compute);
        s.Computes.Add(compute);
        context.SetupChanged();
    }
}
