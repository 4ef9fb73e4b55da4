using PolyMD.Deck.Restarts;
using PolyMD.Deck.Runtime;
using PolyMD.Engine.Quantities;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>restart 0 | N root | N file1 file2: restart files during runs; N may be a variable.</summary>
[Command("restart")]
internal sealed record RestartCommand(ArgToken Every, string[] Files) : ICommand<RestartCommand>
{
    public static RestartCommand Parse(ArgReader args)
    {
        ArgToken every = args.Token("N");
        if (!every.Text.StartsWith("v_", StringComparison.Ordinal) && new ArgReader("restart", [every], every.Span).Long("N", 0) == 0)
        {
            args.ExpectEnd();
            return new RestartCommand(every, []);
        }
        List<string> files = [WriteRestartCommand.CheckName(args, args.Word("file"))];
        if (!args.AtEnd && args.Peek is not ("fileper" or "nfile")) files.Add(WriteRestartCommand.CheckName(args, args.Word("file")));
        WriteRestartCommand.NoKeywords(args);
        return new RestartCommand(every, [.. files]);
    }

    public void Execute(DeckContext context)
    {
        var outputs = context.Simulation.Outputs;
        context.SetupChanged();
        outputs.RemoveAll(o => o is RestartOutput r && (Files.Length == 0 || r.Alternates == (Files.Length == 2)));
        if (Files.Length == 0) return;
        IScalarQuantity? variable = Every.Text.StartsWith("v_", StringComparison.Ordinal) ? context.Simulation.Quantities!.Scalar(Every) : null;
        outputs.Add(new RestartOutput(context, variable is null ? new ArgReader("restart", [Every], Every.Span).Long("N", 1) : 0, variable, Files));
    }
}
