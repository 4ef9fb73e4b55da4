using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Output;

/// <summary>The keywords of thermo_style custom and their values.</summary>
internal sealed class ThermoKeywords
{
    private static readonly (string Keyword, string Header)[] s_integers =
    [
        ("step", "Step"), ("elapsed", "Elapsed"), ("elaplong", "Elaplong"), ("atoms", "Atoms"), ("part", "Part"), ("bonds", "Bonds"), ("angles", "Angles"),
        ("dihedrals", "Diheds"), ("impropers", "Impros"), ("nbuild", "Nbuild"), ("ndanger", "Ndanger"),
    ];

    private static readonly (string Keyword, string Header)[] s_reals =
    [
        ("dt", "Dt"), ("time", "Time"), ("cpu", "CPU"), ("tpcpu", "T/CPU"), ("spcpu", "S/CPU"), ("cpuremain", "CPULeft"), ("timeremain", "TimeoutLeft"),
        ("temp", "Temp"), ("press", "Press"), ("pe", "PotEng"), ("ke", "KinEng"), ("etotal", "TotEng"), ("enthalpy", "Enthalpy"), ("evdwl", "E_vdwl"),
        ("ecoul", "E_coul"), ("epair", "E_pair"), ("ebond", "E_bond"), ("eangle", "E_angle"), ("edihed", "E_dihed"), ("eimp", "E_impro"), ("emol", "E_mol"),
        ("elong", "E_long"), ("etail", "E_tail"), ("vol", "Volume"), ("density", "Density"), ("lx", "Lx"), ("ly", "Ly"), ("lz", "Lz"), ("xlo", "Xlo"), ("xhi", "Xhi"),
        ("ylo", "Ylo"), ("yhi", "Yhi"), ("zlo", "Zlo"), ("zhi", "Zhi"), ("xy", "Xy"), ("xz", "Xz"), ("yz", "Yz"), ("xlat", "Xlat"), ("ylat", "Ylat"), ("zlat", "Zlat"),
        ("pxx", "Pxx"), ("pyy", "Pyy"), ("pzz", "Pzz"), ("pxy", "Pxy"), ("pxz", "Pxz"), ("pyz", "Pyz"), ("ecouple", "Ecouple"), ("econserve", "Econserve"), ("fmax", "Fmax"), ("fnorm", "Fnorm"),
        ("cella", "Cella"), ("cellb", "Cellb"), ("cellc", "Cellc"), ("cellalpha", "CellAlpha"), ("cellbeta", "CellBeta"), ("cellgamma", "CellGamma"),
    ];

    private static readonly Dictionary<string, (string Header, bool IsInteger)> s_known =
        s_integers.Select(k => (k.Keyword, k.Header, IsInteger: true)).Concat(s_reals.Select(k => (k.Keyword, k.Header, IsInteger: false)))
            .ToDictionary(k => k.Keyword, k => (k.Header, k.IsInteger));

    private readonly DeckContext _context;
    private readonly ThermoOutput _thermo;
    private readonly Dictionary<string, ThermoField> _fields = [];

    public ThermoKeywords(DeckContext context, ThermoOutput thermo)
    {
        _context = context;
        _thermo = thermo;
    }

    public static IReadOnlyCollection<string> Names => s_known.Keys;

    /// <summary>The compute behind temp, as thermo_modify left it.</summary>
    public string TemperatureId { get; set; } = "thermo_temp";

    /// <summary>The compute behind press and pxx ….</summary>
    public string PressureId { get; set; } = "thermo_press";

    private Simulation Simulation => _context.Simulation;

    private double Natoms => _thermo.Normalize && Simulation.Atoms.LocalCount > 0 ? Simulation.Atoms.LocalCount : 1;

    /// <summary>The field of a keyword known to exist.</summary>
    public ThermoField Get(string keyword)
    {
        if (_fields.TryGetValue(keyword, out ThermoField? field)) return field;
        (string header, bool isInteger) = s_known[keyword];
        field = new ThermoField(keyword, header, isInteger, Reader(keyword), () => NeedsOf(keyword));
        _fields[keyword] = field;
        return field;
    }

    public ICompute Compute(string id) => Simulation.FindCompute(id) ?? throw new PolyMDException($"there is no compute '{id}', which thermo output needs");

    private Needs NeedsOf(string keyword) => keyword switch
    {
        "temp" or "ke" => Compute(TemperatureId).Requires,
        "press" or "pxx" or "pyy" or "pzz" or "pxy" or "pxz" or "pyz" => Needs.Virial | Compute(PressureId).Requires,
        "enthalpy" => Needs.Global | Compute(PressureId).Requires,
        "pe" or "etotal" or "evdwl" or "ecoul" or "epair" or "ebond" or "eangle" or "edihed" or "eimp" or "emol" or "elong" or "etail" or "econserve" => Needs.Energy,
        _ => Needs.None,
    };

    private Func<double> Reader(string keyword)
    {
        switch (keyword)
        {
            case "step": return () => Simulation.Step;
            case "elapsed": return () => Simulation.Step - _thermo.FirstStep;
            case "elaplong": return () => Simulation.Step - Simulation.RampStart;
            case "atoms": return () => Simulation.Atoms.LocalCount;
            case "part": return () => 0;
            case "bonds": return () => Simulation.Topology.Bonds.Count;
            case "angles": return () => Simulation.Topology.Angles.Count;
            case "dihedrals": return () => Simulation.Topology.Dihedrals.Count;
            case "impropers": return () => Simulation.Topology.Impropers.Count;
            case "nbuild": return () => Simulation.Neighbors.Builds;
            case "ndanger": return () => Simulation.Neighbors.DangerousBuilds;
            case "dt": return () => Simulation.TimeStep;
            case "time": return () => _context.Time;
            case "cpu": return () => _thermo.Elapsed;
            case "tpcpu": return () => _thermo.PerCpu(_context.Time, ref _thermo.LastTime);
            case "spcpu": return () => _thermo.PerCpu(Simulation.Step, ref _thermo.LastCountedStep);
            case "cpuremain": return () => Simulation.Step > _thermo.FirstStep ? _thermo.Elapsed * (_thermo.LastStep - Simulation.Step) / (Simulation.Step - _thermo.FirstStep) : 0;
            case "timeremain": return () => 0;
            case "temp": return () => Scalar(TemperatureId);
            case "press": return () => Scalar(PressureId);
            case "pe": return () => Potential() / Natoms;
            case "ke": return () => Kinetic() / Natoms;
            case "etotal": return () => (Potential() + Kinetic()) / Natoms;
            case "ecouple": return () => Coupled() / Natoms;
            case "econserve": return () => (Potential() + Kinetic() + Coupled()) / Natoms;
            case "enthalpy":
                return () => (Potential() + Kinetic() + Scalar(PressureId) * Simulation.Box.Volume / Simulation.Units.EnergyPerVolumeToPressure) / Natoms;
            case "evdwl": return () => Sum(ForceKind.Pair, static t => t.Energy);
            case "ecoul": return () => Sum(ForceKind.Pair, static t => t.CoulombEnergy);
            case "elong": return () => Sum(ForceKind.KSpace, static t => t.Energy + t.CoulombEnergy);
            case "etail": return () => Sum(ForceKind.Pair, static t => t.TailEnergy);
            case "epair": return () => Sum(ForceKind.Pair, static t => t.Energy + t.CoulombEnergy) + Sum(ForceKind.KSpace, static t => t.Energy + t.CoulombEnergy);
            case "ebond": return () => Sum(ForceKind.Bond, static t => t.Energy);
            case "eangle": return () => Sum(ForceKind.Angle, static t => t.Energy);
            case "edihed": return () => Sum(ForceKind.Dihedral, static t => t.Energy);
            case "eimp": return () => Sum(ForceKind.Improper, static t => t.Energy);
            case "emol":
                return () => Sum(ForceKind.Bond, static t => t.Energy) + Sum(ForceKind.Angle, static t => t.Energy) + Sum(ForceKind.Dihedral, static t => t.Energy)
                    + Sum(ForceKind.Improper, static t => t.Energy);
            case "vol": return () => Simulation.Box.Volume;
            case "density": return () => Mass() / Simulation.Box.Volume * Simulation.Units.MassPerVolumeToDensity;
            case "lx": return () => Simulation.Box.Lengths.X;
            case "ly": return () => Simulation.Box.Lengths.Y;
            case "lz": return () => Simulation.Box.Lengths.Z;
            case "xlo": return () => Simulation.Box.Lo.X;
            case "xhi": return () => Simulation.Box.Hi.X;
            case "ylo": return () => Simulation.Box.Lo.Y;
            case "yhi": return () => Simulation.Box.Hi.Y;
            case "zlo": return () => Simulation.Box.Lo.Z;
            case "zhi": return () => Simulation.Box.Hi.Z;
            case "xy": return () => Simulation.Box.TiltXY;
            case "xz": return () => Simulation.Box.TiltXZ;
            case "yz": return () => Simulation.Box.TiltYZ;
            case "xlat": return () => _context.Lattice.Spacing.X;
            case "ylat": return () => _context.Lattice.Spacing.Y;
            case "zlat": return () => _context.Lattice.Spacing.Z;
            case "pxx": return () => Pressure(0);
            case "pyy": return () => Pressure(1);
            case "pzz": return () => Pressure(2);
            case "pxy": return () => Pressure(3);
            case "pxz": return () => Pressure(4);
            case "pyz": return () => Pressure(5);
            case "fmax": return MaxForce;
            case "fnorm": return ForceNorm;
            case "cella": return () => Simulation.Box.Lengths.X;
            case "cellb": return () => Edge(1).Length;
            case "cellc": return () => Edge(2).Length;
            case "cellalpha": return () => Angle(Edge(1), Edge(2));
            case "cellbeta": return () => Angle(Edge(0), Edge(2));
            case "cellgamma": return () => Angle(Edge(0), Edge(1));
            default: throw new PolyMDException($"thermo keyword '{keyword}' has no value");
        }
    }

    private ForceEvaluator Current(Needs needs)
    {
        ForceEvaluator e = Simulation.Evaluator;
        if (e.LastStep != Simulation.Step || (e.LastNeeds & needs) != needs)
            throw new PolyMDException("energies are not known at this step: they follow from a run (also 'run 0') and hold until something changes");
        return e;
    }

    // Forces, and fixes with a potential of their own for which fix_modify energy yes was given.
    private double Potential()
    {
        double sum = Current(Needs.Energy).PotentialEnergy();
        foreach (IFix f in Simulation.Fixes) if (f is IPotentialContributor { CountsInEnergy: true } p) sum += p.PotentialEnergy;
        return sum;
    }

    private double Coupled()
    {
        double sum = 0;
        foreach (IFix f in Simulation.Fixes) if (f is ICouplingEnergy c) sum += c.CoupledEnergy;
        return sum;
    }

    private double Sum(ForceKind kind, Func<ForceTally, double> part)
    {
        Current(Needs.Energy);
        double sum = 0;
        foreach (IForce f in Simulation.Forces) if (f.Kind == kind) sum += part(f.Tally);
        return sum / Natoms;
    }

    private double Scalar(string id)
    {
        ICompute compute = Compute(id);
        compute.Evaluate();
        return compute is IScalarSource s ? s.Scalar : throw new PolyMDException($"compute '{id}' gives no single number");
    }

    private double Pressure(int component)
    {
        ICompute compute = Compute(PressureId);
        compute.Evaluate();
        return compute is IVectorSource v ? v.VectorAt(component) : throw new PolyMDException($"compute '{PressureId}' gives no pressure tensor");
    }

    // The temperature compute knows its group, removed velocities and degrees of freedom.
    private double Kinetic()
    {
        // The energy that belongs to the temperature: its vector may count motion that the temperature leaves out (temp/cs).
        if (Simulation.FindCompute(TemperatureId) is Dynamics.Common.ITemperature temperature)
        {
            temperature.Evaluate();
            return 0.5 * temperature.DegreesOfFreedom * Simulation.Units.Boltzmann * temperature.Scalar;
        }
        double sum = 0;
        AtomStore a = Simulation.Atoms;
        for (int i = 0; i < a.LocalCount; i++) sum += a.Mass[i] * a.Velocity(i).LengthSquared;
        return 0.5 * Simulation.Units.MassVelocity2ToEnergy * sum;
    }

    private double Mass()
    {
        AtomStore a = Simulation.Atoms;
        double sum = 0;
        for (int i = 0; i < a.LocalCount; i++) sum += a.Mass[i];
        return sum;
    }

    private double MaxForce()
    {
        double max = 0;
        AtomStore a = Simulation.Atoms;
        for (int i = 0; i < a.LocalCount; i++) max = Math.Max(max, Math.Max(Math.Abs(a.Fx[i]), Math.Max(Math.Abs(a.Fy[i]), Math.Abs(a.Fz[i]))));
        return max;
    }

    private double ForceNorm()
    {
        double sum = 0;
        AtomStore a = Simulation.Atoms;
        for (int i = 0; i < a.LocalCount; i++) sum += a.Force(i).LengthSquared;
        return Math.Sqrt(sum);
    }

    private Vec3 Edge(int k) => Simulation.Box.Shift(k == 0 ? 1 : 0, k == 1 ? 1 : 0, k == 2 ? 1 : 0);

    private static double Angle(Vec3 a, Vec3 b) => Math.Acos(Vec3.Dot(a, b) / (a.Length * b.Length)) * 180 / Math.PI;
}
