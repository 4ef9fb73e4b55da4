using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>labelmap atom|bond|angle|dihedral|improper type label …, labelmap clear, labelmap write file: names of types, which many commands take in place of numbers.</summary>
[Command("labelmap")]
internal sealed record LabelMapCommand(string Option, IReadOnlyList<(ArgToken Type, ArgToken Label)> Pairs, string File) : ICommand<LabelMapCommand>
{
    public static LabelMapCommand Parse(ArgReader args)
    {
        string option = args.Word("option");
        List<(ArgToken, ArgToken)> pairs = [];
        string file = "";
        if (option == "write") file = args.Word("file");
        else if (TypeLabels.Families.Contains(option))
        {
            do pairs.Add((args.Token("type"), args.Token("label")));
            while (!args.AtEnd);
        }
        else if (option != "clear") args.UnknownKeyword([.. TypeLabels.Families, "clear", "write"]);
        args.ExpectEnd();
        return new LabelMapCommand(option, pairs, file);
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        Simulation s = context.Simulation;
        switch (Option)
        {
            case "clear": s.Labels.Clear(); return;
            case "write": Write(context); return;
        }
        int count = Option == "atom" ? s.Types.Count : s.Topology.TypeCount(Enum.Parse<ForceKind>(Option, true));
        foreach ((ArgToken type, ArgToken label) in Pairs)
        {
            int number = new ArgReader("labelmap", [type], type.Span).Integer($"{Option} type", 1, count);
            try
            {
                s.Labels.Set(Option, number, label.Text.Trim());
            }
            catch (PolyMDException e)
            {
                throw new DeckException(label.Span, $"labelmap: {e.Message}");
            }
        }
    }

    private void Write(DeckContext context)
    {
        using StreamWriter w = new(context.Files.Writes(context.OutputPath(File))) { NewLine = "\n" };
        foreach (string family in TypeLabels.Families)
        {
            IReadOnlyDictionary<int, string> labels = context.Simulation.Labels.Of(family);
            if (labels.Count > 0) w.WriteLine($"labelmap {family}{string.Concat(labels.Select(p => $" {p.Key} {Quoted(p.Value)}"))}");
        }
    }

    private static string Quoted(string label) => label switch
    {
        _ when label.Contains('"', StringComparison.Ordinal) && label.Contains('\'', StringComparison.Ordinal) => $"\"\"\" {label} \"\"\"",
        _ when label.Contains('"', StringComparison.Ordinal) => $"'{label}'",
        _ when label.Contains('\'', StringComparison.Ordinal) || label.Contains('#', StringComparison.Ordinal) => $"\"{label}\"",
        _ => label,
    };
}
