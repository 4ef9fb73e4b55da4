using PolyMD.Deck.Runtime;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>compute_modify ID keyword value ….</summary>
[Command("compute_modify")]
internal sealed record ComputeModifyCommand(ArgToken Id, IReadOnlyList<ArgToken> Words, SourceSpan Place) : ICommand<ComputeModifyCommand>
{
    public static ComputeModifyCommand Parse(ArgReader args)
    {
        ArgToken id = args.Token("ID");
        if (args.AtEnd) args.Word("keyword");
        return new ComputeModifyCommand(id, args.Rest(), args.LineSpan);
    }

    public void Execute(DeckContext context)
    {
        ICompute compute = context.Simulation.FindCompute(Id.Text)
            ?? throw new DeckException(Id.Span, $"compute_modify: there is no compute '{Id.Text}'{NearestName.Hint(Id.Text, context.Simulation.Computes.Select(c => c.Id))}");
        if (compute is not IModifiable modifiable) throw new DeckException(Id.Span, $"compute_modify: compute {compute.Style} has no settings to modify");
        modifiable.ReadModify(new ArgReader("compute_modify", Words, Place));
        context.SetupChanged();
    }
}
