using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>run N [upto] [start N1] [stop N2] [pre yes|no] [post yes|no] [every M "command" …].</summary>
[Command("run")]
internal sealed record RunCommand(long Steps, bool Upto, long? Start, long? Stop, bool Pre, bool Post, long Every, IReadOnlyList<ArgToken> Commands) : ICommand<RunCommand>
{
    public static RunCommand Parse(ArgReader args)
    {
        long steps = args.Long("N", 0), every = 0;
        bool upto = false, pre = true, post = true;
        long? start = null, stop = null;
        IReadOnlyList<ArgToken> commands = [];
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "upto": upto = true; break;
                case "start": start = args.Long("start", 0); break;
                case "stop": stop = args.Long("stop", 0); break;
                case "pre": pre = args.YesNo("pre"); break;
                case "post": post = args.YesNo("post"); break;
                case "every":
                    every = args.Long("every", 1);
                    commands = args.Rest();
                    if (commands.Count == 1 && commands[0].Text == "NULL") commands = [];
                    break;
                default: args.UnknownKeyword("upto", "start", "stop", "pre", "post", "every"); break;
            }
        }
        return new RunCommand(steps, upto, start, stop, pre, post, every, commands);
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        Simulation s = context.Simulation;
        if (s.StopRequested) return;
        if (Upto && Steps < s.Step) throw new PolyMDException($"cannot run up to step {Steps}: the present step is {s.Step}");
        long first = s.Step, last = Upto ? Steps : s.Step + Steps;
        if (Start is { } a && a > first) throw new PolyMDException($"start {a} lies after the present step {first}");
        if (Stop is { } b && b < last) throw new PolyMDException($"stop {b} lies before the last step {last}");
        context.DropSavedStates();
        context.Interpreter.RunNested(new RunFrame(this, last));
    }
}
