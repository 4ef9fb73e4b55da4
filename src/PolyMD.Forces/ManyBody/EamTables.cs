using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <summary>Splines of the elements in use, laid out so that one cache line holds what one pair needs.</summary>
internal sealed unsafe class EamTables : IDisposable
{
    /// <summary>Doubles of a pair record: four coefficients of ρ(r), four of r·φ(r).</summary>
    public const int PairRecord = 8;

    private readonly NativeBuffer<double> _pairs, _embedding;

    /// <summary>Builds the splines.</summary>
    /// <param name="file">The potential.</param>
    /// <param name="pick">Index in the file of each element in use.</param>
    public EamTables(EamPotential file, int[] pick)
    {
        (RadialPoints, DensityPoints, Cutoff) = (file.RadialPoints, file.DensityPoints, file.Cutoff);
        (InverseRadialStep, InverseDensityStep) = (1 / file.RadialStep, 1 / file.DensityStep);
        (LeastDensity, LargestDensity, LinearBelow) = (file.LeastDensity, file.LargestDensity, file.LinearBelow);
        int n = pick.Length, all = file.Elements.Count;
        _pairs = new NativeBuffer<double>(checked(n * n * RadialPoints * PairRecord));
        _embedding = new NativeBuffer<double>(checked(n * DensityPoints * 4));
        for (int a = 0; a < n; a++)
        {
            TableSpline.Build(file.Embedding[pick[a]], _embedding.Pointer + (long)a * DensityPoints * 4, 4);
            for (int b = 0; b < n; b++)
            {
                double* target = _pairs.Pointer + (long)(a * n + b) * RadialPoints * PairRecord;
                TableSpline.Build(file.Density[pick[a] * all + pick[b]], target, PairRecord);
                TableSpline.Build(file.PairTable[pick[a] * all + pick[b]], target + 4, PairRecord);
            }
        }
    }

    public int RadialPoints { get; }
    public int DensityPoints { get; }
    public double Cutoff { get; }
    public double InverseRadialStep { get; }
    public double InverseDensityStep { get; }
    public double LeastDensity { get; }
    public double LargestDensity { get; }
    public bool LinearBelow { get; }

    /// <summary>Records of source element a at a site of element b: table a·n + b, RadialPoints records each.</summary>
    public double* Pairs => _pairs.Pointer;

    /// <summary>F and dF/dρ of an element; beyond the table F goes on along its last slope, as in LAMMPS.</summary>
    /// <param name="element">Element index.</param>
    /// <param name="density">ρ.</param>
    /// <param name="slope">dF/dρ.</param>
    public double Embed(int element, double density, out double slope)
    {
        double p = (density - LeastDensity) * InverseDensityStep;
        // LAMMPS' eam/he begins with the second interval, also for what lies before it.
        int m = Math.Clamp((int)p, LinearBelow ? 1 : 0, DensityPoints - 2);
        p = Math.Min(p - m, 1);
        if (LinearBelow) p = Math.Max(p, -1);
        double* c = _embedding.Pointer + ((long)element * DensityPoints + m) * 4;
        slope = ((3 * c[0] * p + 2 * c[1]) * p + c[2]) * InverseDensityStep;
        double f = ((c[0] * p + c[1]) * p + c[2]) * p + c[3];
        if (LinearBelow && density < LeastDensity) return f + slope * (density - LeastDensity);
        return density > LargestDensity ? f + slope * (density - LargestDensity) : f;
    }

    public void Dispose()
    {
        _pairs.Dispose();
        _embedding.Dispose();
    }
}
