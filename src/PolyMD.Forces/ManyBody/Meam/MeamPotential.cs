namespace PolyMD.Forces.ManyBody.Meam;

/// <summary>All numbers of a MEAM potential: the elements, what a parameter file may set, and what follows from these by default.</summary>
public sealed class MeamPotential
{
    /// <summary>Takes the elements and LAMMPS' defaults.</summary>
    /// <param name="elements">Elements in the order of pair_coeff.</param>
    public MeamPotential(IReadOnlyList<MeamElement> elements)
    {
        int n = elements.Count;
        Elements = elements;
        (Alpha, Cohesive, Nearest, Heat) = (new double[n, n], new double[n, n], new double[n, n], new double[n, n]);
        (Attraction, Repulsion, Angle) = (new double[n, n], new double[n, n], new double[n, n]);
        (SecondNeighbors, Nuclear, Lattice) = (new bool[n, n], new bool[n, n], new MeamLattice[n, n]);
        (ScreenLow, ScreenHigh) = (new double[n, n, n], new double[n, n, n]);
        (Density, Weight) = (new double[n], new double[n, 4]);
        for (int i = 0; i < n; i++)
        {
            MeamElement e = elements[i];
            (Alpha[i, i], Cohesive[i, i], Lattice[i, i], Density[i]) = (e.Alpha, e.Cohesive, e.Lattice, e.Density);
            Nearest[i, i] = e.LatticeConstant * MeamStructure.NearestOverConstant(e.Lattice);
            for (int k = 0; k < 4; k++) Weight[i, k] = e.Weight[k];
            for (int j = 0; j < n; j++)
            {
                (Nuclear[i, j], Angle[i, j]) = (true, 180);
                for (int k = 0; k < n; k++) (ScreenLow[i, j, k], ScreenHigh[i, j, k]) = (2.0, 2.8);
            }
        }
    }

    /// <summary>Elements.</summary>
    public IReadOnlyList<MeamElement> Elements { get; }

    /// <summary>alpha(I,J).</summary>
    public double[,] Alpha { get; }

    /// <summary>Ec(I,J).</summary>
    public double[,] Cohesive { get; }

    /// <summary>re(I,J).</summary>
    public double[,] Nearest { get; }

    /// <summary>delta(I,J).</summary>
    public double[,] Heat { get; }

    /// <summary>attrac(I,J).</summary>
    public double[,] Attraction { get; }

    /// <summary>repuls(I,J).</summary>
    public double[,] Repulsion { get; }

    /// <summary>theta(I,J), degrees.</summary>
    public double[,] Angle { get; }

    /// <summary>nn2(I,J).</summary>
    public bool[,] SecondNeighbors { get; }

    /// <summary>zbl(I,J).</summary>
    public bool[,] Nuclear { get; }

    /// <summary>lattce(I,J).</summary>
    public MeamLattice[,] Lattice { get; }

    /// <summary>Cmin(I,J,K).</summary>
    public double[,,] ScreenLow { get; }

    /// <summary>Cmax(I,J,K).</summary>
    public double[,,] ScreenHigh { get; }

    /// <summary>rho0(I).</summary>
    public double[] Density { get; }

    /// <summary>t⁰ … t³ of each element.</summary>
    public double[,] Weight { get; }

    /// <summary>rc.</summary>
    public double Cutoff { get; set; } = 4;

    /// <summary>delr.</summary>
    public double SmoothingLength { get; set; } = 0.1;

    /// <summary>gsmooth_factor.</summary>
    public double Smoothing { get; set; } = 99;

    /// <summary>augt1.</summary>
    public bool AugmentFirst { get; set; } = true;

    /// <summary>ialloy.</summary>
    public int WeightAverage { get; set; }

    /// <summary>mixture_ref_t.</summary>
    public bool MixtureReference { get; set; }

    /// <summary>erose_form.</summary>
    public int RoseForm { get; set; }

    /// <summary>emb_lin_neg.</summary>
    public bool LinearNegative { get; set; }

    /// <summary>bkgd_dyn.</summary>
    public bool DynamoBackground { get; set; }

    /// <summary>theta(I,J), radians.</summary>
    internal double Radians(int i, int j) => Angle[i, j] * Math.PI / 180;

    /// <summary>Fills in what follows from other numbers: symmetric partners, mixed Ec, alpha and re, the augmented t¹.</summary>
    public void Complete()
    {
        int n = Elements.Count;
        for (int i = 0; AugmentFirst && i < n; i++) Weight[i, 1] += 0.6 * Weight[i, 3];
        for (int i = 0; i < n; i++)
        {
            for (int j = i; j < n; j++)
            {
                if (i != j && Cohesive[i, j] == 0) Cohesive[i, j] = MixedCohesive(i, j) - Heat[i, j];
                if (Alpha[i, j] == 0) Alpha[i, j] = 0.5 * (Alpha[i, i] + Alpha[j, j]);
                if (Nearest[i, j] == 0) Nearest[i, j] = 0.5 * (Nearest[i, i] + Nearest[j, j]);
                (Cohesive[j, i], Alpha[j, i], Nearest[j, i]) = (Cohesive[i, j], Alpha[i, j], Nearest[i, j]);
                (Attraction[j, i], Repulsion[j, i], Angle[j, i]) = (Attraction[i, j], Repulsion[i, j], Angle[i, j]);
                (SecondNeighbors[j, i], Nuclear[j, i], Lattice[j, i]) = (SecondNeighbors[i, j], Nuclear[i, j], Lattice[i, j]);
                for (int k = 0; k < n; k++) (ScreenLow[j, i, k], ScreenHigh[j, i, k]) = (ScreenLow[i, j, k], ScreenHigh[i, j, k]);
            }
        }
    }

    private double MixedCohesive(int i, int j)
    {
        double a = Cohesive[i, i], b = Cohesive[j, j];
        return Lattice[i, j] switch
        {
            MeamLattice.L12 => (3 * a + b) / 4,
            MeamLattice.C11 => Lattice[i, i] == MeamLattice.Dia ? (2 * a + b) / 3 : (a + 2 * b) / 3,
            _ => (a + b) / 2,
        };
    }
}
