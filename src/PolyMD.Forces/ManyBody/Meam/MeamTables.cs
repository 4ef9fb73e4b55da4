using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody.Meam;

/// <summary>A MEAM potential made ready for the kernel: element numbers, splines of φ(r) and screening limits in native memory.</summary>
internal sealed unsafe class MeamTables : IDisposable
{
    private const int Points = 1000;
    private const double BeyondCutoff = 1.1;
    private readonly NativeBuffer<MeamSite> _sites = new();
    private readonly NativeBuffer<double> _pairs = new(), _low = new(), _inverseWidth = new(), _reach = new();

    public MeamTables(MeamPotential p)
    {
        int n = p.Elements.Count;
        MeamReference reference = new(p);
        (Elements, Cutoff, InverseSmoothing, Smoothing, WeightAverage) = (n, p.Cutoff, 1 / p.SmoothingLength, p.Smoothing, p.WeightAverage);
        (MixtureReference, LinearNegative) = (p.MixtureReference, p.LinearNegative);
        double step = BeyondCutoff * p.Cutoff / Points;
        InverseStep = 1 / step;
        _sites.EnsureLength(n);
        _pairs.EnsureLength(n * n * Points * 4);
        _low.EnsureLength(n * n * n);
        _inverseWidth.EnsureLength(n * n * n);
        _reach.EnsureLength(n * n);
        double[] phi = new double[Points];
        for (int a = 0; a < n; a++)
        {
            _sites[a] = Site(p, reference, a);
            for (int b = a; b < n; b++)
            {
                for (int k = 0; k < Points; k++) phi[k] = reference.PairEnergy(a, b, k * step);
                TableSpline.Build(phi, _pairs.Pointer + (long)(a * n + b) * Points * 4, 4);
                TableSpline.Build(phi, _pairs.Pointer + (long)(b * n + a) * Points * 4, 4);
            }
            for (int b = 0; b < n; b++)
            {
                double reach = 0;
                for (int k = 0; k < n; k++)
                {
                    double low = p.ScreenLow[a, b, k], high = p.ScreenHigh[a, b, k];
                    _low[(a * n + b) * n + k] = low;
                    _inverseWidth[(a * n + b) * n + k] = 1 / (high - low);
                    // Beyond this the ellipse of C = Cmax does not reach.
                    reach = Math.Max(reach, high * high / (4 * (high - 1)));
                }
                _reach[a * n + b] = reach;
                LargestReach = Math.Max(LargestReach, reach);
            }
        }
    }

    public int Elements { get; }
    public double Cutoff { get; }
    public double InverseSmoothing { get; }
    public double Smoothing { get; }
    public int WeightAverage { get; }
    public bool MixtureReference { get; }
    public bool LinearNegative { get; }
    public double InverseStep { get; }

    /// <summary>Largest (r_ik/r_ij)² at which an atom can screen a pair.</summary>
    public double LargestReach { get; }

    /// <summary>Numbers of the elements.</summary>
    public MeamSite* Sites => _sites.Pointer;

    /// <summary>Cmin of (i·n + j)·n + k.</summary>
    public double* Low => _low.Pointer;

    /// <summary>1/(Cmax − Cmin).</summary>
    public double* InverseWidth => _inverseWidth.Pointer;

    /// <summary>Largest (r_ik/r_ij)² for the pair i·n + j.</summary>
    public double* Reach => _reach.Pointer;

    /// <summary>φ and dφ/dr of two elements.</summary>
    public double Pair(int a, int b, double r, out double slope)
    {
        double p = r * InverseStep;
        int m = Math.Min((int)p, Points - 2);
        p = Math.Min(p - m, 1);
        double* c = _pairs.Pointer + ((long)(a * Elements + b) * Points + m) * 4;
        slope = ((3 * c[0] * p + 2 * c[1]) * p + c[2]) * InverseStep;
        return ((c[0] * p + c[1]) * p + c[2]) * p + c[3];
    }

    public void Dispose()
    {
        _sites.Dispose();
        _pairs.Dispose();
        _low.Dispose();
        _inverseWidth.Dispose();
        _reach.Dispose();
    }

    private static MeamSite Site(MeamPotential p, MeamReference reference, int a)
    {
        MeamElement e = p.Elements[a];
        (double s1, double s2, double s3) = MeamStructure.Shape(p.Lattice[a, a], p.Radians(a, a));
        MeamSite s = new() { Form = e.Form, Embedding = e.Embedding * p.Cohesive[a, a], Background = reference.Background(a), BackgroundScale = p.Density[a] * MeamStructure.Neighbors(p.Lattice[a, a]) };
        for (int k = 0; k < 4; k++)
        {
            s.Decay[k] = e.Beta[k] / p.Nearest[a, a];
            s.Amplitude[k] = p.Density[a] * Math.Exp(e.Beta[k]) * (p.WeightAverage == 1 && k > 0 ? p.Weight[a, k] : 1);
            if (k > 0) s.Weight[k - 1] = p.Weight[a, k];
        }
        double z2 = Math.Pow(MeamStructure.Neighbors(p.Lattice[a, a]), 2);
        (s.Structure[0], s.Structure[1], s.Structure[2]) = (s1 / z2, s2 / z2, s3 / z2);
        return s;
    }
}
