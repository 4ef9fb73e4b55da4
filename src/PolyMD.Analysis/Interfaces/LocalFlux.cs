using PolyMD.Analysis.Statistics;
using PolyMD.Model;

namespace PolyMD.Analysis.Interfaces;

/// <summary>
/// Flux from lithium to electrolyte by the local heat current (compute heat/current) in the layers that the temperature fits use, clear of baths, surfaces and sheets, both
/// ways together. In a steady state every part of the path passes the same flux, that of the baths.
/// </summary>
public sealed record LocalFlux
{
    /// <summary>Terms in the order of the compute's columns, after its coordinate and total.</summary>
    private static readonly string[] s_terms = ["kinetic energy carried", "potential energy carried", "pair", "many-body", "bond", "angle", "dihedral", "improper", "k-space", "fixes"];

    private const int Total = 2;

    /// <summary>In the lithium, W/m².</summary>
    public required Measured Lithium { get; init; }

    /// <summary>In the electrolyte, W/m².</summary>
    public required Measured Electrolyte { get; init; }

    /// <summary>Mean over the layers of both, W/m².</summary>
    public required Measured Mean { get; init; }

    /// <summary>What the terms of the current carry; terms that carry nothing are left out.</summary>
    public required IReadOnlyList<LocalFluxTerm> Terms { get; init; }

    /// <summary>Distance between two fluxes in their combined errors; NaN without errors.</summary>
    /// <param name="local">Flux of the local current.</param>
    /// <param name="baths">Flux of the baths.</param>
    public static double Deviation(Measured local, Measured baths) =>
        (local.Value - baths.Value) / Math.Sqrt(local.StandardError * local.StandardError + baths.StandardError * baths.StandardError);

    internal static LocalFlux? From(InterfaceResistanceInput input, InterfaceResistanceSettings settings, SideAnalysis[] sides, ChunkProfile lithium, ChunkProfile electrolyte,
        Measured baths, List<string> warnings)
    {
        if (input.Current is not { Blocks.Count: > 0 } series) return null;
        NumberTable head = series.Blocks[0].Table;
        if (head.Columns.Count != Total + 1 + s_terms.Length)
            throw new ArgumentException($"The file of the heat current needs the {Total + s_terms.Length} columns of compute heat/current after the row; it has: {string.Join(", ", head.Columns)}.", nameof(input));
        long interval = series.Blocks.Count > 1 ? series.Blocks[1].Step - series.Blocks[0].Step : 0;
        NumberTableBlock[] blocks = [.. series.Blocks.Where(b => b.Step - interval >= settings.FirstStep)];
        (int Row, int Sign)[] Rows(ChunkProfile profile, Func<SideAnalysis, int[]> bins) =>
            [.. sides.SelectMany(side => side.Covered(profile, bins(side), head.Column(1)).Select(row => (row, side.Direction)))];
        (int, int)[] inLithium = Rows(lithium, s => s.LithiumBins), inElectrolyte = Rows(electrolyte, s => s.ElectrolyteBins);
        SiFactors u = input.Units;
        double toSi = u.Energy / (u.Length * u.Length * u.Time);
        Measured Flux((int Row, int Sign)[] rows, int column)
        {
            string unit = u.IsReduced ? "" : "W/m2";
            if (rows.Length == 0 || blocks.Length == 0) return Measured.Unknown(unit);
            double[] values = [.. blocks.Select(b => toSi * rows.Average(r => r.Sign * b.Table[r.Row, column]))];
            return InterfaceResistance.Quantity(values.Average(), values, unit);
        }
        LocalFlux flux = new()
        {
            Lithium = Flux(inLithium, Total),
            Electrolyte = Flux(inElectrolyte, Total),
            Mean = Flux([.. inLithium, .. inElectrolyte], Total),
            Terms = [.. s_terms.Select((name, k) => new LocalFluxTerm(name, Flux(inLithium, Total + 1 + k), Flux(inElectrolyte, Total + 1 + k)))
                .Where(t => t.Lithium.Value != 0 || t.Electrolyte.Value != 0)],
        };
        double deviation = Deviation(flux.Mean, baths);
        if (Math.Abs(deviation) > settings.FluxDeviationLimit)
        {
            warnings.Add(FormattableString.Invariant($"the local heat current and the baths differ by {Math.Abs(deviation):F1} combined errors: the run is not steady, or too short for its errors"));
        }

        return flux;
    }
}
