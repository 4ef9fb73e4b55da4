using System.CommandLine;
using PolyMD.Analysis;
using PolyMD.Model;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>What the conductances from tables of numbers share: columns, units, area.</summary>
internal sealed class ContactArguments
{
    public Option<string?> Time { get; } = new("--time") { Description = "column of the time; default: the first column times --timestep" };

    public Option<string> Units { get; } = AnalysisUnits.NewOption();

    public Option<double> TimeStep { get; } = new("--timestep") { Description = "time per step in that unit, for tables with steps", DefaultValueFactory = _ => double.NaN };

    public Option<double> Area { get; } = new("--area") { Description = "area of all contacts between the two bodies together, in square length units of the deck: twice the cross-section in a periodic stack", Required = true };

    public void AddTo(Command command)
    {
        foreach (Option o in (Option[])[Area, Units, TimeStep, Time]) command.Options.Add(o);
    }

    public SiFactors Factors(ParseResult result) => AnalysisUnits.Named(result, Units);

    public double Size(ParseResult result) => result.GetValue(Area) is var a && a > 0 ? a : throw new PolyMDException($"--area must be positive, got {a}");

    /// <summary>Times of the rows, equally spaced.</summary>
    public double[] Times(ParseResult result, NumberTable table, string path)
    {
        double[] t;
        if (result.GetValue(Time) is { } name) t = NumberFile.Column(table, path, name);
        else
        {
            double step = result.GetValue(TimeStep);
            if (!(step > 0)) throw new PolyMDException("give --timestep for steps in the first column, or --time with the name of a column");
            t = [.. table.Column(0).Select(s => s * step)];
        }
        if (t.Length < 2) throw new PolyMDException($"file '{path}' has fewer than two rows");
        double spacing = (t[^1] - t[0]) / (t.Length - 1);
        for (int i = 1; i < t.Length; i++)
            if (!(Math.Abs(t[i] - t[i - 1] - spacing) <= 1e-3 * Math.Abs(spacing))) throw new PolyMDException(FormattableString.Invariant($"file '{path}': rows must be equally spaced in time; row {i + 1} comes {t[i] - t[i - 1]:G6} after row {i}, on average it is {spacing:G6}"));
        return t;
    }

    /// <summary>An optional column.</summary>
    public static double[]? Column(ParseResult result, Option<string?> option, NumberTable table, string path) => result.GetValue(option) is { } name ? NumberFile.Column(table, path, name) : null;
}
