using PolyMD.Deck.Runtime;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>minimize etol ftol maxiter maxeval.</summary>
[Command("minimize")]
internal sealed record MinimizeCommand(MinimizationCriteria Criteria) : ICommand<MinimizeCommand>
{
    public static MinimizeCommand Parse(ArgReader args)
    {
        double etol = args.Double("etol"), ftol = args.Double("ftol");
        if (etol < 0 || ftol < 0) args.Fail("tolerances must not be negative");
        MinimizeCommand command = new(new MinimizationCriteria(etol, ftol, args.Long("maxiter", 0), args.Long("maxeval", 0)));
        args.ExpectEnd();
        return command;
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        context.DropSavedStates();
        context.Interpreter.RunNested(new MinimizeFrame(Criteria));
    }
}
