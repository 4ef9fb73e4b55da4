using PolyMD.Deck.Runtime;
using PolyMD.Dynamics.Velocities;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>velocity group create | set | scale | ramp | zero ….</summary>
[Command("velocity")]
internal sealed record VelocityCommand(ArgToken Group, string Action, IReadOnlyList<ArgToken> Words, SourceSpan Place) : ICommand<VelocityCommand>
{
    public static VelocityCommand Parse(ArgReader args)
    {
        ArgToken group = args.Token("group-ID"), action = args.Token("style");
        string[] known = ["create", "set", "scale", "ramp", "zero"];
        if (!known.Contains(action.Text)) args.Fail($"unknown style '{action.Text}'{NearestName.Hint(action.Text, known)}");
        return new VelocityCommand(group, action.Text, [action, .. args.Rest()], args.LineSpan);
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        VelocityInitializer.Execute(context.Simulation, context.FindGroup(Group), new ArgReader("velocity", Words, Place));
        context.AtomsMoved();
    }
}
