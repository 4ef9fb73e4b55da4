using PolyMD.Building.ForceFields;
using PolyMD.Model;

namespace PolyMD.Building.Crystals;

/// <summary>
/// Finds a rectangular cell in which whole numbers of lithium and sheet cells fit with little strain. Along each axis the
/// common length makes the two strains share the mismatch: lithium, the softer one, carries <see cref="LithiumShare"/> of it.
/// Among all cells within the strain limit the one with the smallest (largest strain / 1 %)^2 + (ln(area / wanted) / 0.2)^2 wins.
/// </summary>
/// <param name="MinimumLength">Shortest lateral length in Angstrom.</param>
/// <param name="MaximumLength">Longest lateral length in Angstrom.</param>
/// <param name="TargetArea">Wanted area in square Angstrom.</param>
/// <param name="StrainLimit">Largest absolute strain of any component.</param>
/// <param name="LithiumShare">Part of the mismatch that lithium carries, 0 to 1.</param>
public sealed record CommensurateSearch(
    double MinimumLength, double MaximumLength, double TargetArea, double StrainLimit = 0.03, double LithiumShare = 0.8)
{
    /// <summary>The best cell for lithium alone or for lithium and a sheet.</summary>
    /// <param name="latticeConstant">bcc lattice constant of lithium in Angstrom.</param>
    /// <param name="sheet">The sheet, or null.</param>
    public LateralCell Find(double latticeConstant, SheetPotential? sheet)
    {
        LateralCell? best = null;
        double bestCost = double.PositiveInfinity;
        foreach (LateralCell cell in Candidates(latticeConstant, sheet))
        {
            double cost = Square(cell.Strain.Largest / 0.01) + Square(Math.Log(cell.Area / TargetArea) / 0.2);
            if (cost >= bestCost - 1e-12) continue;
            best = cell;
            bestCost = cost;
        }
        return best ?? throw new PolyMDException($"no common cell of lithium and {sheet?.Material ?? "nothing"} between {MinimumLength} and {MaximumLength} Angstrom " +
            $"keeps every strain under {100 * StrainLimit} %; allow longer cells or another share");
    }

    /// <summary>Every cell within the limits, in a fixed order.</summary>
    /// <param name="latticeConstant">bcc lattice constant of lithium in Angstrom.</param>
    /// <param name="sheet">The sheet, or null.</param>
    public IEnumerable<LateralCell> Candidates(double latticeConstant, SheetPotential? sheet)
    {
        foreach (bool turned in sheet is null ? [false] : new[] { false, true })
        {
            double period = LithiumSlab.Period(latticeConstant, turned);
            List<Axis> alongX = Fits(period, sheet?.A ?? 0), alongY = Fits(period, (sheet?.A ?? 0) * Math.Sqrt(3));
            foreach (Axis x in alongX)
            {
                foreach (Axis y in alongY)
                    yield return new LateralCell(x.Length, y.Length, x.Lithium, y.Lithium, turned, x.Sheet, y.Sheet,
                        new StrainReport(x.LithiumStrain, y.LithiumStrain, x.SheetStrain, y.SheetStrain));
            }
        }
    }

    private readonly record struct Axis(double Length, int Lithium, int Sheet, double LithiumStrain, double SheetStrain);

    private List<Axis> Fits(double lithium, double sheet)
    {
        List<Axis> fits = [];
        int last = (int)Math.Ceiling(MaximumLength / lithium) + 1;
        for (int n = 1; n <= last; n++)
        {
            double lithiumLength = n * lithium;
            if (sheet == 0)
            {
                if (lithiumLength >= MinimumLength && lithiumLength <= MaximumLength) fits.Add(new Axis(lithiumLength, n, 0, 0, 0));
                continue;
            }
            for (int m = 1; m <= (int)Math.Ceiling(MaximumLength / sheet) + 1; m++)
            {
                double length = LithiumShare * m * sheet + (1 - LithiumShare) * lithiumLength;
                double lithiumStrain = length / lithiumLength - 1, sheetStrain = length / (m * sheet) - 1;
                if (length < MinimumLength || length > MaximumLength) continue;
                if (Math.Abs(lithiumStrain) < StrainLimit && Math.Abs(sheetStrain) < StrainLimit)
                    fits.Add(new Axis(length, n, m, lithiumStrain, sheetStrain));
            }
        }
        return fits;
    }

    private static double Square(double x) => x * x;
}
