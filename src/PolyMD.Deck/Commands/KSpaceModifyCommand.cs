using PolyMD.Deck.Runtime;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>kspace_modify keyword value ….</summary>
[Command("kspace_modify")]
internal sealed record KSpaceModifyCommand(ArgReader Args) : ICommand<KSpaceModifyCommand>
{
    public static KSpaceModifyCommand Parse(ArgReader args)
    {
        if (args.AtEnd) args.Word("keyword");
        return new KSpaceModifyCommand(args);
    }

    public void Execute(DeckContext context)
    {
        context.SetupChanged();
        if (context.Simulation.KSpace is not IKSpaceStyle style) throw new PolyMDException("there is no kspace_style yet");
        style.ReadModify(Args);
    }
}
