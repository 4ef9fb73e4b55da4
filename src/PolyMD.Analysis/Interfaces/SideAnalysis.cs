using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Interfaces;

/// <summary>Planes, fits and jumps on one side, for the mean profile and for each time block.</summary>
internal sealed class SideAnalysis
{
    private readonly StackPath _path;
    private readonly bool _hasSheet;
    private double _lithiumSurface, _electrolyteSurface, _sheetS, _planeS, _sheetTemperature;
    private double _lithiumAtPlane, _electrolyteAtPlane;
    private double[] _sheetSeries = [];
    private FittedLine? _lithiumLine, _electrolyteLine;

    private SideAnalysis(StackPath path, bool hasSheet)
    {
        _path = path;
        _hasSheet = hasSheet;
    }

    public string Name => Direction > 0 ? "upper" : "lower";

    public int Direction => _path.Direction;

    public int[] LithiumBins { get; private set; } = [];

    public int[] ElectrolyteBins { get; private set; } = [];

    public double Jump => _lithiumAtPlane - _electrolyteAtPlane;

    public double JumpLithium => _lithiumAtPlane - _sheetTemperature;

    public double JumpElectrolyte => _sheetTemperature - _electrolyteAtPlane;

    public double[] JumpSeries { get; private set; } = [];

    public double[] JumpLithiumSeries { get; private set; } = [];

    public double[] JumpElectrolyteSeries { get; private set; } = [];

    public double LithiumSlope => _lithiumLine?.Fit.Slope ?? double.NaN;

    public double ElectrolyteSlope => _electrolyteLine?.Fit.Slope ?? double.NaN;

    public double[] LithiumSlopeSeries { get; private set; } = [];

    public double[] ElectrolyteSlopeSeries { get; private set; } = [];

    public static SideAnalysis Analyze(StackPath path, ChunkProfile lithium, ChunkProfile? sheet, ChunkProfile electrolyte,
        BathRegion lithiumBath, BathRegion electrolyteBath, int blocks, InterfaceResistanceSettings settings, List<string> warnings)
    {
        SideAnalysis side = new(path, sheet is not null);
        (side._lithiumSurface, double lithiumBulk) = path.FindSurface(lithium, true, settings.EdgeSmoothing);
        (side._electrolyteSurface, double electrolyteBulk) = path.FindSurface(electrolyte, false, settings.EdgeSmoothing);
        int[] sheetBins = sheet is null ? [] : [.. path.Bins(sheet.Z).Where(b => sheet.MeanCount[b] > 0)];
        side._sheetS = sheetBins.Length == 0 ? double.NaN
            : sheetBins.Sum(b => sheet!.MeanCount[b] * path.ToPath(sheet.Z[b])) / sheet!.Atoms(sheetBins);
        side._planeS = sheetBins.Length > 0 ? side._sheetS : 0.5 * (side._lithiumSurface + side._electrolyteSurface);
        if (sheet is not null && sheetBins.Length == 0) warnings.Add($"no sheet atoms at the {side.Name} interface");

        side.LithiumBins = side.ChooseBins(lithium, "lithium", lithiumBulk * settings.MinimumFilling, settings, warnings,
            lithiumBath.HalfWidth, (bath, exclusion) => (bath, side._lithiumSurface - exclusion));
        side.ElectrolyteBins = side.ChooseBins(electrolyte, "electrolyte", electrolyteBulk * settings.MinimumFilling, settings, warnings,
            electrolyteBath.HalfWidth, (bath, exclusion) => (side._electrolyteSurface + exclusion, path.Length - bath));

        side._lithiumLine = side.FitMean(lithium, side.LithiumBins);
        side._electrolyteLine = side.FitMean(electrolyte, side.ElectrolyteBins);
        side._lithiumAtPlane = side._lithiumLine?.Fit.At(side._planeS) ?? double.NaN;
        side._electrolyteAtPlane = side._electrolyteLine?.Fit.At(side._planeS) ?? double.NaN;
        side._sheetTemperature = sheet?.Temperatures(sheetBins) ?? double.NaN;

        side.JumpSeries = new double[blocks];
        side.JumpLithiumSeries = new double[blocks];
        side.JumpElectrolyteSeries = new double[blocks];
        side.LithiumSlopeSeries = new double[blocks];
        side.ElectrolyteSlopeSeries = new double[blocks];
        side._sheetSeries = new double[blocks];
        for (int k = 0; k < blocks; k++)
        {
            LinearFit a = side.Fit(lithium, side.LithiumBins, lithium.Temperature[k], lithium.Count[k]);
            LinearFit b = side.Fit(electrolyte, side.ElectrolyteBins, electrolyte.Temperature[k], electrolyte.Count[k]);
            double ta = a.At(side._planeS), tb = b.At(side._planeS), tx = sheet?.BlockTemperature(k, sheetBins) ?? double.NaN;
            side.JumpSeries[k] = ta - tb;
            side.JumpLithiumSeries[k] = ta - tx;
            side.JumpElectrolyteSeries[k] = tx - tb;
            side.LithiumSlopeSeries[k] = a.Slope;
            side.ElectrolyteSlopeSeries[k] = b.Slope;
            side._sheetSeries[k] = tx;
        }

        return side;
    }

    public InterfaceSide ToSide(string kelvin, Func<Measured, Measured> toResistance)
    {
        Measured jump = InterfaceResistance.Quantity(Jump, JumpSeries, kelvin), unknown = Measured.Unknown(kelvin);
        return new InterfaceSide
        {
            Name = Name,
            Direction = Direction,
            LithiumSurface = _path.ToZ(_lithiumSurface),
            ElectrolyteSurface = _path.ToZ(_electrolyteSurface),
            SheetPlane = _path.ToZ(_sheetS),
            Plane = _path.ToZ(_planeS),
            LithiumFit = _lithiumLine,
            ElectrolyteFit = _electrolyteLine,
            LithiumTemperature = _lithiumAtPlane,
            ElectrolyteTemperature = _electrolyteAtPlane,
            SheetTemperature = _hasSheet ? InterfaceResistance.Quantity(_sheetTemperature, _sheetSeries, kelvin) : unknown,
            Jump = jump,
            JumpLithiumSheet = _hasSheet ? InterfaceResistance.Quantity(JumpLithium, JumpLithiumSeries, kelvin) : unknown,
            JumpSheetElectrolyte = _hasSheet ? InterfaceResistance.Quantity(JumpElectrolyte, JumpElectrolyteSeries, kelvin) : unknown,
            Resistance = toResistance(jump),
        };
    }

    /// <summary>Those of other bins' centres that lie within the stretch of chosen bins.</summary>
    public IEnumerable<int> Covered(ChunkProfile profile, int[] bins, double[] centres)
    {
        if (bins.Length == 0) return [];
        double from = _path.ToPath(profile.Z[bins[0]]) - 0.5 * profile.BinWidth, to = _path.ToPath(profile.Z[bins[^1]]) + 0.5 * profile.BinWidth;
        return _path.Bins(centres).Where(b => _path.ToPath(centres[b]) >= from && _path.ToPath(centres[b]) < to);
    }

    /// <summary>Whole bins inside the allowed stretch. If fewer than three are left, exclusion and margin are shortened step by step, and said so.</summary>
    private int[] ChooseBins(ChunkProfile profile, string what, double minimumCount, InterfaceResistanceSettings settings, List<string> warnings,
        double bathHalfWidth, Func<double, double, (double Lo, double Hi)> range)
    {
        int[] bins = [];
        foreach (double share in (ReadOnlySpan<double>)[1, 0.5, 0])
        {
            (double lo, double hi) = range(bathHalfWidth + share * settings.BathMargin, share * settings.Exclusion);
            double half = 0.5 * profile.BinWidth, slack = 1e-6 * profile.BinWidth;
            bins = [.. _path.Bins(profile.Z).Where(b =>
            {
                double s = _path.ToPath(profile.Z[b]);
                return s - half >= lo - slack && s + half <= hi + slack && profile.MeanCount[b] > 0 && profile.MeanCount[b] >= minimumCount;
            })];
            if (bins.Length < 3) continue;
            if (share < 1)
            {
                warnings.Add(FormattableString.Invariant(
                    $"the {what} at the {Name} interface is too thin: fitted with {share * settings.Exclusion:F1} instead of {settings.Exclusion:F1} left out at the surface"));
            }

            return bins;
        }

        warnings.Add(bins.Length == 0
            ? $"no bin of the {what} is clear of bath and {Name} interface: no jump there (use finer bins or thicker slabs)"
            : $"only {bins.Length} bin{(bins.Length == 1 ? "" : "s")} of the {what} can be fitted at the {Name} interface");
        return bins;
    }

    private FittedLine? FitMean(ChunkProfile profile, int[] bins)
    {
        if (bins.Length == 0) return null;
        LinearFit fit = Fit(profile, bins, profile.MeanTemperature, profile.MeanCount);
        double from = _path.ToPath(profile.Z[bins[0]]), to = _path.ToPath(profile.Z[bins[^1]]);
        return new FittedLine(fit, _path.ToZ(from), _path.ToZ(to), fit.At(from), fit.At(to), bins.Length);
    }

    /// <summary>The variance of a bin's temperature goes as one over its number of atoms: that is the weight.</summary>
    private LinearFit Fit(ChunkProfile profile, int[] bins, double[] temperature, double[] count)
    {
        double[] x = new double[bins.Length], y = new double[bins.Length], w = new double[bins.Length];
        for (int i = 0; i < bins.Length; i++)
        {
            x[i] = _path.ToPath(profile.Z[bins[i]]);
            y[i] = temperature[bins[i]];
            w[i] = count[bins[i]];
        }

        return LinearFit.Fit(x, y, w);
    }
}
