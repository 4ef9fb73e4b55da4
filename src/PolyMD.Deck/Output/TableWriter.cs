using PolyMD.Deck.Runtime;
using PolyMD.Deck.Text;

namespace PolyMD.Deck.Output;

/// <summary>Files of tabulated potentials, which grow table by table.</summary>
internal static class TableWriter
{
    private static readonly CFormat s_number = CFormat.Parse("%.15g");

    /// <summary>Opens a file at its end; a new one begins with its origin.</summary>
    public static StreamWriter Open(DeckContext context, string file, string command)
    {
        string path = context.OutputPath(file);
        bool fresh = !File.Exists(path);
        StreamWriter writer = new(context.Files.Open(path, true)) { NewLine = "\n" };
        if (fresh) writer.WriteLine($"# DATE: {DateTime.Now:yyyy-MM-dd} UNITS: {context.Simulation.Units.Name} Created by {command}");
        return writer;
    }

    public static string Number(double value) => s_number.Format(value);
}
