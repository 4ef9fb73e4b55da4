using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <summary>Splines of the elements in use, laid out so that one cache line holds what one pair needs in a pass over the pairs.</summary>
internal sealed unsafe class EamTables : IDisposable
{
    /// <summary>Doubles of a record of <see cref="Density"/>: coefficients of ρ(r).</summary>
    public const int DensityRecord = 4;

    /// <summary>Doubles of a record of <see cref="Slopes"/>: three coefficients of dρ/dr, one unused, four of r·φ(r).</summary>
    public const int SlopeRecord = 8;

    private readonly NativeBuffer<double> _density, _slopes, _embedding;

    /// <summary>Builds the splines.</summary>
    /// <param name="file">The potential.</param>
    /// <param name="pick">Index in the file of each element in use.</param>
    public EamTables(EamPotential file, int[] pick)
    {
        (RadialPoints, DensityPoints, Cutoff) = (file.RadialPoints, file.DensityPoints, file.Cutoff);
        (InverseRadialStep, InverseDensityStep) = (1 / file.RadialStep, 1 / file.DensityStep);
        (LeastDensity, LargestDensity, LinearBelow) = (file.LeastDensity, file.LargestDensity, file.LinearBelow);
        int n = pick.Length, all = file.Elements.Count;
        _density = new NativeBuffer<double>(checked(n * n * RadialPoints * DensityRecord));
        _slopes = new NativeBuffer<double>(checked(n * n * RadialPoints * SlopeRecord));
        _embedding = new NativeBuffer<double>(checked(n * DensityPoints * 4));
        for (int a = 0; a < n; a++)
        {
            TableSpline.Build(file.Embedding[pick[a]], _embedding.Pointer + (long)a * DensityPoints * 4, 4);
            for (int b = 0; b < n; b++)
            {
                double* density = Density + (long)(a * n + b) * RadialPoints * DensityRecord;
                double* slopes = Slopes + (long)(a * n + b) * RadialPoints * SlopeRecord;
                TableSpline.Build(file.Density[pick[a] * all + pick[b]], density, DensityRecord);
                TableSpline.Build(file.PairTable[pick[a] * all + pick[b]], slopes + 4, SlopeRecord);
                for (int m = 0; m < RadialPoints; m++, density += DensityRecord, slopes += SlopeRecord)
                {
                    slopes[0] = 3 * density[0] * InverseRadialStep;
                    slopes[1] = 2 * density[1] * InverseRadialStep;
                    slopes[2] = density[2] * InverseRadialStep;
                }
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

    /// <summary>ρ(r) of source element a at a site of element b: table a·n + b, RadialPoints records each.</summary>
    public double* Density => _density.Pointer;

    /// <summary>dρ/dr and r·φ(r) of source element a at a site of element b, in the same order.</summary>
    public double* Slopes => _slopes.Pointer;

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
        _density.Dispose();
        _slopes.Dispose();
        _embedding.Dispose();
    }
}
