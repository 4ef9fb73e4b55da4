using PolyMD.Dynamics.Common;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Fixes;

/// <summary>
/// Extra bonds K (r − r₀)², lower bounds (the same below r₀ only), angles K (θ − θ₀)² and dihedrals K [1 + cos(n φ − φ₀)] between named atoms
/// (what LAMMPS 29 Sep 2021 computes; its manual has φ₀ + 180°), with K (and r₀) ramped over the run. Also acts in minimisations. Scalar: energy of all, which fix_modify energy yes adds to the
/// potential energy. Vector: energies of bonds and lower bounds, of angles, of dihedrals.
/// </summary>
[FixStyle("restrain")]
public sealed class FixRestrain : FixBase, IMinimizerPostForce, IScalarSource, IVectorSource, IPotentialContributor, IModifiable
{
    private enum Kind
    {
        Bond,
        LowerBound,
        Angle,
        Dihedral,
    }

    private sealed record Restraint(Kind Kind, int[] Atoms, double StartK, double StopK, double Start, double Stop, int Multiplicity);

    private readonly List<Restraint> _restraints = [];
    private readonly double[] _energies = new double[4];

    /// <summary>Reads <c>fix ID group restrain bond|lbound i j K1 K2 r1 [r2] | angle i j k K1 K2 theta0 | dihedral i j k l K1 K2 phi0 [mult n] …</c>.</summary>
    /// <param name="context">Simulation, id; the group has no meaning.</param>
    /// <param name="args">Restraints.</param>
    public FixRestrain(StyleContext context, ArgReader args) : base(context)
    {
        while (!args.AtEnd)
        {
            string word = args.Word("keyword");
            switch (word)
            {
                case "bond" or "lbound":
                    int[] pair = Ids(args, 2);
                    double k1 = args.Double("Kstart"), k2 = args.Double("Kstop"), r1 = args.Double("r0start"), r2 = args.NextIsNumber ? args.Double("r0stop") : r1;
                    _restraints.Add(new Restraint(word == "bond" ? Kind.Bond : Kind.LowerBound, pair, k1, k2, r1, r2, 1));
                    break;
                case "angle":
                    int[] three = Ids(args, 3);
                    double a1 = args.Double("Kstart"), a2 = args.Double("Kstop"), theta = args.Double("theta0") / 180 * Math.PI;
                    _restraints.Add(new Restraint(Kind.Angle, three, a1, a2, theta, theta, 1));
                    break;
                case "dihedral":
                    int[] four = Ids(args, 4);
                    double d1 = args.Double("Kstart"), d2 = args.Double("Kstop"), phi = args.Double("phi0") / 180 * Math.PI;
                    _restraints.Add(new Restraint(Kind.Dihedral, four, d1, d2, phi, phi, args.TryKeyword("mult") ? args.Integer("mult", 0) : 1));
                    break;
                default: args.UnknownKeyword("bond", "lbound", "angle", "dihedral"); break;
            }
        }
        if (_restraints.Count == 0) args.Fail("at least one restraint is needed: bond, lbound, angle or dihedral");
    }

    /// <inheritdoc/>
    public double Scalar => PotentialEnergy;

    /// <inheritdoc/>
    public bool ScalarIsExtensive => true;

    /// <inheritdoc/>
    public int VectorLength => 3;

    /// <inheritdoc/>
    public bool VectorIsExtensive => true;

    /// <inheritdoc/>
    public bool CountsInEnergy { get; private set; }

    /// <inheritdoc/>
    public double PotentialEnergy { get; private set; }

    /// <inheritdoc/>
    public double VectorAt(int index) => index switch { 0 => _energies[0] + _energies[1], 1 => _energies[2], _ => _energies[3] };

    /// <inheritdoc/>
    public override void Setup() => PostForce();

    /// <inheritdoc/>
    public void PostForce()
    {
        Array.Clear(_energies);
        double fraction = Simulation.RampFraction;
        foreach (Restraint r in _restraints)
        {
            double k = r.StartK + fraction * (r.StopK - r.StartK), rest = r.Start + fraction * (r.Stop - r.Start);
            _energies[(int)r.Kind] += r.Kind switch
            {
                Kind.Angle => Angle(Index(r, 0), Index(r, 1), Index(r, 2), k, rest),
                Kind.Dihedral => Dihedral(r, k, rest),
                _ => Bond(Index(r, 0), Index(r, 1), k, rest, r.Kind == Kind.LowerBound),
            };
        }
        PotentialEnergy = _energies[0] + _energies[1] + _energies[2] + _energies[3];
    }

    /// <inheritdoc/>
    public void ReadModify(ArgReader args) => ModifyWords.Read(args, energy: yes => CountsInEnergy = yes);

    private int[] Ids(ArgReader args, int count)
    {
        int[] ids = new int[count];
        for (int k = 0; k < count; k++)
        {
            ids[k] = args.Integer($"atom{k + 1}", 1);
            if (Atoms.IndexOfId(ids[k]) < 0) args.Fail($"there is no atom {ids[k]}");
        }
        return ids;
    }

    private int Index(Restraint r, int k)
    {
        int i = Atoms.IndexOfId(r.Atoms[k]);
        return i >= 0 ? i : throw new SimulationException(Simulation.Step, $"fix {Id} (restrain): atom {r.Atoms[k]} does not exist any more", r.Atoms[k]);
    }

    private Vec3 Between(int i, int j) => Simulation.Box.MinimumImage(Atoms.Position(i) - Atoms.Position(j));

    private void Add(int i, Vec3 f)
    {
        Atoms.Fx[i] += f.X;
        Atoms.Fy[i] += f.Y;
        Atoms.Fz[i] += f.Z;
    }

    private double Bond(int i, int j, double k, double rest, bool onlyBelow)
    {
        Vec3 d = Between(i, j);
        double r = d.Length, stretch = r - rest;
        if (onlyBelow && stretch >= 0) return 0;
        Vec3 f = r > 0 ? d * (-2 * k * stretch / r) : default;
        Add(i, f);
        Add(j, -f);
        return k * stretch * stretch;
    }

    private double Angle(int i, int j, int k, double stiffness, double rest)
    {
        Vec3 a = Between(i, j), b = Between(k, j);
        double la = a.Length, lb = b.Length, cosine = Math.Clamp(Vec3.Dot(a, b) / (la * lb), -1, 1);
        // A straight angle has no direction to bend to.
        double sine = Math.Max(0.001, Math.Sqrt(1 - cosine * cosine)), bend = Math.Acos(cosine) - rest, pull = 2 * stiffness * bend / sine;
        Vec3 fi = (b / lb - a * (cosine / la)) * (pull / la), fk = (a / la - b * (cosine / lb)) * (pull / lb);
        Add(i, fi);
        Add(k, fk);
        Add(j, -(fi + fk));
        return stiffness * bend * bend;
    }

    // Blondel, Karplus, J. Comput. Chem. 17, 1132 (1996).
    private double Dihedral(Restraint restraint, double stiffness, double rest)
    {
        int i = Index(restraint, 0), j = Index(restraint, 1), k = Index(restraint, 2), l = Index(restraint, 3), n = restraint.Multiplicity;
        Vec3 f = Between(i, j), g = Between(j, k), h = Between(l, k), a = Vec3.Cross(f, g), b = Vec3.Cross(h, g);
        double length = g.Length, a2 = a.LengthSquared, b2 = b.LengthSquared;
        double phi = Math.Atan2(Vec3.Dot(Vec3.Cross(b, a), g) / length, Vec3.Dot(a, b)), angle = n * phi - rest;
        double slope = -stiffness * n * Math.Sin(angle);
        Vec3 di = a * (-length / a2), dl = b * (length / b2);
        Vec3 across = a * (Vec3.Dot(f, g) / (a2 * length)) - b * (Vec3.Dot(h, g) / (b2 * length));
        Vec3 dj = across - di, dk = -across - dl;
        Add(i, di * -slope);
        Add(j, dj * -slope);
        Add(k, dk * -slope);
        Add(l, dl * -slope);
        return stiffness * (1 + Math.Cos(angle));
    }
}
