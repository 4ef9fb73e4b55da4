using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <summary>
/// What the terms of one centre i give to i and to each of its neighbours: energy, centroid virial and equal-share virial. A term of n atoms with
/// energy u, weights w (the fraction of u that each atom has) and derivatives p_k = ∂u/∂r_ik gives atom k the energy w_k u, the centroid virial
/// (r_k − Σ_m w_m r_m)⊗F_k with F_k = −p_k and F_i = Σ p, so that Σ (e v + W v) is the exact heat current of this partition
/// (Surblys et al., Phys. Rev. E 99, 051301 (2019)), and 1/n of its virial −Σ_k r_ik⊗p_k
/// (Thompson, Plimpton, Mattson, J. Chem. Phys. 131, 154107 (2009)).
/// </summary>
/// <param name="x">x of r_ij of the neighbours.</param>
/// <param name="y">y of them.</param>
/// <param name="z">z of them.</param>
/// <param name="own">Row of the centre.</param>
/// <param name="rows">Rows of the neighbours.</param>
/// <param name="symmetric">Whether equal shares are made symmetric one by one: xy and yx of a force off the line of its two atoms differ.</param>
internal readonly unsafe struct SiteShares(double* x, double* y, double* z, double* own, double* rows, bool symmetric)
{
    /// <summary>Numbers of a row: energy, nine of the centroid virial, six of the equal shares.</summary>
    public const int Columns = 16;

    private const int Virial = 1, Stress = 10;
    private const double Third = 1.0 / 3;

    /// <summary>r_ij of neighbour j.</summary>
    /// <param name="j">Neighbour.</param>
    public Vec3 At(int j) => new(x[j], y[j], z[j]);

    /// <summary>A term of the centre alone: energy only.</summary>
    /// <param name="u">Energy.</param>
    public void Single(double u) => own[0] += u;

    /// <summary>A term of the centre and one neighbour, who share its energy and virial.</summary>
    /// <param name="j">Neighbour.</param>
    /// <param name="u">Energy.</param>
    /// <param name="p">∂u/∂r_ij.</param>
    public void Pair(int j, double u, Vec3 p)
    {
        own[0] += 0.5 * u;
        Row(j)[0] += 0.5 * u;
        Slope(j, At(j) * 0.5, p);
        ShareByTwo(j, p);
    }

    /// <summary>A term of the centre and two neighbours, with a third of its energy and virial for each.</summary>
    /// <param name="j">Neighbour.</param>
    /// <param name="k">The other one.</param>
    /// <param name="u">Energy.</param>
    /// <param name="onJ">∂u/∂r_ij.</param>
    /// <param name="onK">∂u/∂r_ik.</param>
    public void Triple(int j, int k, double u, Vec3 onJ, Vec3 onK)
    {
        own[0] += Third * u;
        Row(j)[0] += Third * u;
        Row(k)[0] += Third * u;
        Vec3 centroid = (At(j) + At(k)) * Third;
        Slope(j, centroid, onJ);
        Slope(k, centroid, onK);
        ShareByThree(j, k, onJ, onK);
    }

    /// <summary>Adds to the centroid virials what a derivative of a term by r_ik gives to k and to the centre.</summary>
    /// <param name="k">Neighbour.</param>
    /// <param name="centroid">Σ_m w_m r_im of the term.</param>
    /// <param name="p">∂u/∂r_ik.</param>
    public void Slope(int k, Vec3 centroid, Vec3 p)
    {
        AtomVirial.Add(Row(k) + Virial, centroid - At(k), p);
        AtomVirial.Add(own + Virial, -centroid, p);
    }

    /// <summary>Half of the virial −r_ij⊗p to the centre and to j.</summary>
    /// <param name="j">Neighbour.</param>
    /// <param name="p">∂u/∂r_ij.</param>
    public void ShareByTwo(int j, Vec3 p)
    {
        SymTensor half = Dyad(At(j) * -0.5, p);
        Add(own, half);
        Add(Row(j), half);
    }

    /// <summary>A third of the virial −r_ij⊗p_j − r_ik⊗p_k to the centre, j and k.</summary>
    /// <param name="j">Neighbour.</param>
    /// <param name="k">The other one.</param>
    /// <param name="onJ">∂u/∂r_ij.</param>
    /// <param name="onK">∂u/∂r_ik.</param>
    public void ShareByThree(int j, int k, Vec3 onJ, Vec3 onK)
    {
        SymTensor third = Dyad(At(j) * -Third, onJ) + Dyad(At(k) * -Third, onK);
        Add(own, third);
        Add(Row(j), third);
        Add(Row(k), third);
    }

    private SymTensor Dyad(Vec3 r, Vec3 f) => symmetric ? (SymTensor.Dyad(r, f) + SymTensor.Dyad(f, r)) * 0.5 : SymTensor.Dyad(r, f);

    private double* Row(int j) => rows + Columns * j;

    private static void Add(double* row, in SymTensor share)
    {
        row[Stress] += share.XX;
        row[Stress + 1] += share.YY;
        row[Stress + 2] += share.ZZ;
        row[Stress + 3] += share.XY;
        row[Stress + 4] += share.XZ;
        row[Stress + 5] += share.YZ;
    }
}
