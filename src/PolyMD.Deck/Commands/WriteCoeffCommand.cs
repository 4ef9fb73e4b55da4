using PolyMD.Deck.Restarts;
using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>write_coeff file: the coefficients as a piece of deck.</summary>
[Command("write_coeff")]
internal sealed record WriteCoeffCommand(string File) : ICommand<WriteCoeffCommand>
{
    public static WriteCoeffCommand Parse(ArgReader args)
    {
        WriteCoeffCommand command = new(args.Word("file"));
        args.ExpectEnd();
        return command;
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        if (context.Pair is not null && context.LastLoop is null) context.Simulation.Evaluator.Setup();
        MolecularSystem system = new();
        CoefficientSections.Add(context, system, true);
        using StreamWriter file = new(context.Files.Writes(context.OutputPath(File.Replace("*", context.Simulation.Step.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)))) { NewLine = "\n" };
        file.WriteLine("# LAMMPS coeff file via write_coeff of PolyMD");
        foreach ((string title, List<CoeffLine> lines) in system.CoeffSections)
        {
            (string command, string keyword) = CoefficientSections.CommandOf(title);
            if (system.SectionHints.TryGetValue(title, out string? style)) file.WriteLine($"# {command.Replace("_coeff", "_style", StringComparison.Ordinal)} {style}");
            foreach (CoeffLine line in lines)
            {
                int at = line.Text.IndexOf(' ', StringComparison.Ordinal);
                file.WriteLine(keyword.Length == 0 || at < 0 ? $"{command} {line.Text}" : $"{command} {line.Text[..at]} {keyword}{line.Text[at..]}");
            }
            file.WriteLine();
        }
    }
}
