using static PolyMD.Forces.ManyBody.Meam.MeamFunctions;

namespace PolyMD.Forces.ManyBody.Meam;

/// <summary>
/// What a MEAM potential says of its reference structures: the background densities, and the pair energies φ(r), which are whatever makes
/// the energy of a structure that of Rose's function (M. I. Baskes, Phys. Rev. B 46, 2727 (1992); with second neighbours B.-J. Lee,
/// M. I. Baskes, Phys. Rev. B 62, 8564 (2000)).
/// </summary>
internal sealed class MeamReference
{
    private const int SeriesTerms = 10;
    private readonly MeamPotential _p;
    private readonly double[] _background;

    public MeamReference(MeamPotential potential)
    {
        _p = potential;
        int n = potential.Elements.Count;
        _background = new double[n];
        for (int a = 0; a < n; a++)
        {
            MeamElement e = potential.Elements[a];
            double density = potential.Density[a] * MeamStructure.Neighbors(potential.Lattice[a, a]);
            if (potential.SecondNeighbors[a, a])
            {
                (int count, double ratio, _) = MeamStructure.Second(potential.Lattice[a, a], potential.Radians(a, a));
                density += count * SecondScreening(a, a, a, a) * potential.Density[a] * Math.Exp(-e.Beta[0] * (ratio - 1));
            }
            _background[a] = density * StructureShape(a, [potential.Weight[a, 1], potential.Weight[a, 2], potential.Weight[a, 3]]);
        }
    }

    /// <summary>ρ̄⁰ of an element: what its density is measured in, unless mixture_ref_t makes this depend on the neighbours.</summary>
    public double Background(int a) => _p.DynamoBackground ? _p.Density[a] * _p.Elements[a].Neighbors : _background[a];

    /// <summary>φ of two elements at r, with second neighbours and nuclear repulsion as the parameters say.</summary>
    public double PairEnergy(int a, int b, double r)
    {
        double phi = First(a, b, r);
        if (_p.SecondNeighbors[a, b]) phi += SecondPart(a, b, r);
        if (!_p.Nuclear[a, b]) return phi;
        double reduced = _p.Alpha[a, b] * (r / _p.Nearest[a, b] - 1);
        if (reduced >= -1) return phi;
        double zbl = Nuclear(r, _p.Elements[a].AtomicNumber, _p.Elements[b].AtomicNumber);
        if (reduced <= -3) return zbl;
        double fraction = Step(1 - (reduced + 1) / -2, out _);
        return fraction * phi + (1 - fraction) * zbl;
    }

    // G of the structure of an element at its own background: forms above zero only.
    private double StructureShape(int a, ReadOnlySpan<double> weight)
    {
        MeamElement e = _p.Elements[a];
        if (e.Form <= 0) return 1;
        (double s1, double s2, double s3) = MeamStructure.Shape(_p.Lattice[a, a], _p.Radians(a, a));
        double z = MeamStructure.Neighbors(_p.Lattice[a, a]);
        return Shape((weight[0] * s1 + weight[1] * s2 + weight[2] * s3) / (z * z), e.Form, _p.Smoothing, out _);
    }

    private double Atomic(int a, int order, double r) => _p.Density[a] * Math.Exp(-_p.Elements[a].Beta[order] * (r / _p.Nearest[a, a] - 1));

    // S of a second neighbour of structure (a, b), screened by nearest neighbours, for the pair i–j screened by k.
    private double SecondScreening(int a, int b, int same, int screener)
    {
        (int count, double ratio, int screeners) = MeamStructure.Second(_p.Lattice[a, b], _p.Radians(a, b));
        if (count == 0) return 0;
        double c = 4 / (ratio * ratio) - 1;
        if (_p.Lattice[a, b] == MeamLattice.Dia3) c = 1;
        return Math.Pow(OneScreener(c, same, same, screener), screeners);
    }

    private double OneScreener(double c, int i, int j, int k) => Step((c - _p.ScreenLow[i, j, k]) / (_p.ScreenHigh[i, j, k] - _p.ScreenLow[i, j, k]), out _);

    // Cu3Au: pairs of majority atoms at the second distance are screened by two of either kind, pairs of minority atoms by four majority atoms.
    private (double Majority, double Minority) SecondScreeningL12(int a, int b)
    {
        double aa = OneScreener(1, a, a, a), ab = OneScreener(1, a, a, b), ba = OneScreener(1, b, b, a);
        return (aa * aa * ab * ab, Math.Pow(ba, 4));
    }

    private double First(int a, int b, double r)
    {
        if (r <= 0) return 0;
        MeamLattice lattice = _p.Lattice[a, b];
        int z = MeamStructure.Neighbors(lattice);
        if (lattice == MeamLattice.C11) return MolybdenumDisilicide(a, b, r);
        MeamSites sites = Sites(a, b, r);
        if (sites.A0 <= 1e-14 && sites.B0 <= 1e-14) return 0;
        double fa = Embedding(a, sites.A0, sites.A, sites.WeightA), fb = Embedding(b, sites.B0, sites.B, sites.WeightB);
        double rose = RoseOf(a, b, r);
        switch (lattice)
        {
            case MeamLattice.L12:
                double like = First(a, a, r);
                like += Series(a, r, SecondScreening(a, a, a, a));
                return rose / 3 - fa / 4 - fb / 12 - like;
            case MeamLattice.Ch4:
                return (5 * rose - fa - 4 * fb) / 4;
            case MeamLattice.Zig when a != b:
                return (2 * rose - fa - fb - SecondOfBent(a, b, r) - SecondOfBent(b, a, r)) / z;
            case MeamLattice.Tri:
                return (3 * rose - 2 * fa - fb - (a == b ? 0 : SecondOfBent(a, b, r))) / z;
            default:
                return (2 * rose - fa - fb) / z;
        }
    }

    private double RoseOf(int a, int b, double r) => Rose(r, _p.Nearest[a, b], _p.Alpha[a, b], _p.Cohesive[a, b], _p.Repulsion[a, b], _p.Attraction[a, b], _p.RoseForm);

    // Like atoms of a bent chain or molecule, screened by the unlike one between them.
    private double SecondOfBent(int a, int b, double r)
    {
        (int count, double ratio, _) = MeamStructure.Second(_p.Lattice[a, b], _p.Radians(a, b));
        // As in LAMMPS, the atom between counts as if it stood at a right angle.
        return count * OneScreener(1, a, a, b) / MeamStructure.Neighbors(_p.Lattice[a, b]) * First(a, a, r * ratio);
    }

    // MoSi2: two majority atoms with five like and five unlike neighbours, one minority atom with ten unlike ones; densities are not scaled here.
    private double MolybdenumDisilicide(int a, int b, double r)
    {
        (int major, int minor) = _p.Lattice[a, a] == MeamLattice.Dia ? (a, b) : (b, a);
        double m0 = Atomic(major, 0, r), n0 = Atomic(minor, 0, r), z = MeamStructure.Neighbors(MeamLattice.C11);
        if (m0 <= 1e-14 && n0 <= 1e-14) return 0;
        Span<double> t = stackalloc double[3];
        for (int k = 0; k < 3; k++)
        {
            t[k] = _p.WeightAverage == 2 ? _p.Weight[major, k + 1] : (_p.Weight[major, k + 1] * m0 + _p.Weight[minor, k + 1] * n0) / (m0 + n0);
        }
        double d1 = Atomic(major, 1, r) - Atomic(minor, 1, r), m2 = Atomic(major, 2, r), s2 = m2 + Atomic(minor, 2, r), d3 = Atomic(major, 3, r) - Atomic(minor, 3, r);
        double s0 = z / 2 * (m0 + n0);
        double atMajor = Math.Sqrt(s0 * s0 + t[0] * d1 * d1 + t[1] / 6 * s2 * s2 + 121.0 / 40 * t[2] * d3 * d3);
        double atMinor = Math.Sqrt(z * z * m0 * m0 + 2.0 / 3 * t[1] * m2 * m2);
        double fMajor = Embed(Strength(major), atMajor, _p.LinearNegative, out _), fMinor = Embed(Strength(minor), atMinor, _p.LinearNegative, out _);
        return (3 * RoseOf(a, b, r) - fMinor - 2 * fMajor - 5 * First(major, major, r)) / z;
    }

    private double Strength(int a) => _p.Elements[a].Embedding * _p.Cohesive[a, a];

    private double Embedding(int a, double density, ReadOnlySpan<double> parts, ReadOnlySpan<double> weight)
    {
        MeamElement e = _p.Elements[a];
        double gamma = density < 1e-14 ? 0 : (weight[0] * parts[0] + weight[1] * parts[1] + weight[2] * parts[2]) / (density * density);
        double background = _p.MixtureReference ? _p.Density[a] * MeamStructure.Neighbors(_p.Lattice[a, a]) * StructureShape(a, weight) : Background(a);
        return Embed(Strength(a), density / background * Shape(gamma, e.Form, _p.Smoothing, out _), _p.LinearNegative, out _);
    }

    // Densities of the two sites of the structure of a and b with nearest-neighbour distance r.
    private MeamSites Sites(int a, int b, double r)
    {
        MeamLattice lattice = _p.Lattice[a, b];
        int z = MeamStructure.Neighbors(lattice);
        MeamSites s = new() { A0 = z * Atomic(b, 0, r), B0 = z * Atomic(a, 0, r) };
        // Molecules: the centre has all neighbours, the others have one.
        if (lattice == MeamLattice.Ch4) s.B0 /= z;
        if (lattice == MeamLattice.Tri) s.A0 /= z;
        (double First, double Second, double Third) shape = MeamStructure.Shape(lattice, _p.Radians(a, b)), end = MeamStructure.Shape(MeamLattice.Dim, 0);
        for (int k = 0; k < 3; k++)
        {
            double fromB = Atomic(b, k + 1, r), fromA = Atomic(a, k + 1, r);
            s.A[k] = Pick(lattice == MeamLattice.Tri ? end : shape, k) * fromB * fromB;
            s.B[k] = Pick(lattice == MeamLattice.Ch4 ? end : shape, k) * fromA * fromA;
            s.WeightA[k] = _p.Weight[b, k + 1];
            s.WeightB[k] = _p.Weight[a, k + 1];
        }
        if (lattice == MeamLattice.L12) MajoritySite(a, b, r, s);
        if (_p.WeightAverage == 2) for (int k = 0; k < 3; k++) (s.WeightA[k], s.WeightB[k]) = (_p.Weight[a, k + 1], _p.Weight[b, k + 1]);
        if (!_p.SecondNeighbors[a, b]) return s;
        (int count, double ratio, _) = MeamStructure.Second(lattice, _p.Radians(a, b));
        (double screenA, double screenB) = lattice == MeamLattice.L12 ? SecondScreeningL12(a, b) : (SecondScreening(a, b, a, b), SecondScreening(a, b, b, a));
        s.A0 += count * screenA * Atomic(a, 0, ratio * r);
        s.B0 += count * screenB * Atomic(b, 0, ratio * r);
        return s;
    }

    private static double Pick((double First, double Second, double Third) shape, int k) => k switch { 0 => shape.First, 1 => shape.Second, _ => shape.Third };

    // Cu3Au: eight like and four unlike neighbours around a majority atom, in crossed planes.
    private void MajoritySite(int a, int b, double r, MeamSites s)
    {
        double a0 = Atomic(a, 0, r), b0 = Atomic(b, 0, r), a2 = Atomic(a, 2, r), b2 = Atomic(b, 2, r), ta = _p.Weight[a, 2], tb = _p.Weight[b, 2];
        s.A0 = 8 * a0 + 4 * b0;
        s.A[0] = s.A[2] = 0;
        if (_p.WeightAverage == 1)
        {
            double norm = 8 * a0 * ta * ta + 4 * b0 * tb * tb;
            double d = a2 * ta - b2 * tb;
            s.A[1] = norm > 0 ? 8.0 / 3 * d * d / norm * s.A0 : 8.0 / 3 * d * d;
        }
        else
        {
            s.A[1] = 8.0 / 3 * (a2 - b2) * (a2 - b2);
        }
        for (int k = 0; k < 3; k++) s.WeightA[k] = (8 * _p.Weight[a, k + 1] * a0 + 4 * _p.Weight[b, k + 1] * b0) / s.A0;
    }

    // What the second neighbours of the structure take away from φ so that its energy stays Rose's.
    private double SecondPart(int a, int b, double r)
    {
        MeamLattice lattice = _p.Lattice[a, b];
        int z = MeamStructure.Neighbors(lattice);
        (int count, double ratio, _) = MeamStructure.Second(lattice, _p.Radians(a, b));
        if (lattice is not (MeamLattice.B1 or MeamLattice.B2 or MeamLattice.L12 or MeamLattice.Dia)) return SeriesOf(a, b, r, SecondScreening(a, b, a, b));
        double far = r * ratio;
        double aa = First(a, a, far) + Series(a, far, SecondScreening(a, a, a, a)), bb = First(b, b, far) + Series(b, far, SecondScreening(b, b, b, b));
        if (lattice == MeamLattice.L12)
        {
            (double majority, double minority) = SecondScreeningL12(a, b);
            return -0.75 * majority * aa - 0.25 * minority * bb;
        }
        return -count * (SecondScreening(a, b, a, b) * aa + SecondScreening(a, b, b, a) * bb) / (2 * z);
    }

    private double Series(int a, double r, double screening) => SeriesOf(a, a, r, screening);

    // Σ_n (−Z₂S/Z₁)ⁿ φ(r aⁿ): the second neighbours' pair energy, theirs again, and so on.
    private double SeriesOf(int a, int b, double r, double screening)
    {
        MeamLattice lattice = _p.Lattice[a, b];
        (int count, double ratio, _) = MeamStructure.Second(lattice, _p.Radians(a, b));
        double sum = 0, factor = -count * screening / MeamStructure.Neighbors(lattice), power = 1;
        if (screening <= 0) return 0;
        for (int n = 1; n <= SeriesTerms; n++)
        {
            power *= factor;
            double phi = power * First(a, b, r * Math.Pow(ratio, n));
            if (Math.Abs(phi) < 1e-20) break;
            sum += phi;
        }
        return sum;
    }
}
