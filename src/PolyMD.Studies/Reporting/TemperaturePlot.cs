using System.Globalization;
using PolyMD.Analysis.Interfaces;

namespace PolyMD.Studies.Reporting;

/// <summary>T(z) of one run: bins of each material, the straight fits, their continuation to the interface planes, the jumps, baths and sheets.
/// The abscissa is the distance from the middle of the lithium, so that the stack is whole in the picture wherever the periodic box was cut.</summary>
public static class TemperaturePlot
{
    /// <summary>Draws the plot.</summary>
    /// <param name="result">The run.</param>
    /// <param name="title">Title.</param>
    /// <param name="sheetLabel">Name of the sheet in the legend.</param>
    /// <param name="id">Id prefix, unique within a page.</param>
    public static SvgCanvas Draw(InterfaceResistanceResult result, string title, string? sheetLabel = null, string id = "tz")
    {
        ArgumentNullException.ThrowIfNull(result);
        double middle = result.LithiumBath.Center, period = result.BoxLength;
        double length = Modulo(result.ElectrolyteBath.Center - middle, period);
        // The picture ends in the middle of the electrolyte on both sides.
        double lo = length - period, hi = length;
        double Place(double z) => Wrap(z - middle, lo, period);

        Plot plot = new()
        {
            Title = title,
            Subtitle = $"R = {Typography.Pretty(result.Resistance)}  ·  flux {Typography.Pretty(result.Flux.Scale(1e-6, "MW/m2"))}",
            XLabel = "distance from the middle of the lithium / Å",
            YLabel = "temperature / K",
            XRange = (lo, hi),
            Height = 460,
            Id = id,
        };
        bool lithiumHot = result.Flux.Value >= 0 || !result.Flux.IsKnown;
        double w = result.LithiumBath.HalfWidth, v = result.ElectrolyteBath.HalfWidth;
        plot.AddShade(-w, w, lithiumHot ? Palette.Hot : Palette.Cold, lithiumHot ? "heat in" : "heat out");
        plot.AddShade(lo, lo + v, lithiumHot ? Palette.Cold : Palette.Hot, lithiumHot ? "heat out" : "heat in");
        plot.AddShade(hi - v, hi, lithiumHot ? Palette.Cold : Palette.Hot, lithiumHot ? "heat out" : "heat in");
        foreach (InterfaceSide side in result.Sides.Where(s => double.IsFinite(s.SheetPlane)))
        {
            plot.AddShade(side.SheetPlane - middle - 1, side.SheetPlane - middle + 1, "#e4e4e8");
        }

        foreach (MaterialProfile profile in result.Profiles) AddProfile(plot, profile, Place, sheetLabel);
        bool first = true;
        foreach (InterfaceSide side in result.Sides)
        {
            AddFits(plot, side, middle, first);
            first = false;
        }

        return plot.Render();
    }

    private static void AddProfile(Plot plot, MaterialProfile p, Func<double, double> place, string? sheetLabel)
    {
        (string color, string label) = p.Material switch
        {
            "lithium" => (Palette.Lithium, "lithium"),
            "sheet" => (Palette.Sheet, sheetLabel ?? "sheet"),
            _ => (Palette.Electrolyte, "electrolyte"),
        };
        // Bins at the rim hold a stray atom now and then; their temperature says nothing.
        double most = p.Count.Length > 0 ? p.Count.Max() : 0;
        int[] shown = [.. Enumerable.Range(0, p.Z.Length).Where(b => p.Count[b] >= 0.02 * most)];
        double[] Pick(double[] values, IEnumerable<int> bins) => [.. bins.Select(b => values[b])];
        int[] used = [.. shown.Where(b => p.Fitted[b] || p.Material == "sheet")], rest = [.. shown.Except(used)];
        if (rest.Length > 0) plot.AddPoints([.. rest.Select(b => place(p.Z[b]))], Pick(p.Temperature, rest), Pick(p.Error, rest), color, used.Length == 0 ? label : null, 2.6, 0.35);
        if (used.Length > 0) plot.AddPoints([.. used.Select(b => place(p.Z[b]))], Pick(p.Temperature, used), Pick(p.Error, used), color, label, 3.2);
    }

    private static void AddFits(Plot plot, InterfaceSide side, double middle, bool legend)
    {
        double plane = side.Plane - middle;
        foreach ((FittedLine? line, double atPlane) in new[] { (side.LithiumFit, side.LithiumTemperature), (side.ElectrolyteFit, side.ElectrolyteTemperature) })
        {
            if (line is null) continue;
            plot.AddLine([line.ZFrom - middle, line.ZTo - middle], [line.TFrom, line.TTo], Palette.Ink, legend ? "straight fit" : null, 1.8);
            legend = false;
            // The continuation starts at the end of the fit that looks at the interface.
            bool fromEnd = Math.Abs(line.ZTo - side.Plane) < Math.Abs(line.ZFrom - side.Plane);
            double z = (fromEnd ? line.ZTo : line.ZFrom) - middle, t = fromEnd ? line.TTo : line.TFrom;
            plot.AddLine([z, plane], [t, atPlane], Palette.Ink, width: 1.2, dash: "4 3");
        }

        if (!side.Jump.IsKnown) return;
        plot.AddLine([plane, plane], [side.LithiumTemperature, side.ElectrolyteTemperature], Palette.Jump, width: 2.6);
        double high = Math.Max(side.LithiumTemperature, side.ElectrolyteTemperature);
        string jump = side.Jump.HasError
            ? string.Create(CultureInfo.InvariantCulture, $"ΔT = {side.Jump.Value:F1} ± {side.Jump.StandardError:F1} K")
            : string.Create(CultureInfo.InvariantCulture, $"ΔT = {side.Jump.Value:F1} K");
        plot.AddNote(plane, high, side.Direction * 8, -8, jump, Palette.Jump, side.Direction > 0 ? "start" : "end");
    }

    private static double Modulo(double x, double period) => x - Math.Floor(x / period) * period;

    private static double Wrap(double x, double lo, double period) => lo + Modulo(x - lo, period);
}
