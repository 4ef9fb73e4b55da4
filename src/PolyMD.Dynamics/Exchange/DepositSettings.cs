using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Exchange;

/// <summary>The words of fix deposit, lengths and velocities in box units.</summary>
internal sealed class DepositSettings
{
    private static readonly string[] s_keywords = ["region", "var", "set", "id", "global", "local", "near", "gaussian", "attempt", "rate", "vx", "vy", "vz", "target", "mol", "molfrac", "rigid", "shake", "orient", "units"];

    public DepositSettings(Simulation simulation, ArgReader args)
    {
        Count = args.Integer("N", 1);
        Type = args.Integer("type", 0, simulation.Types.Count);
        Every = args.Integer("M", 1);
        Seed = simulation.Seeds.Read(args);
        bool lattice = true, typed = Type > 0;
        SourceSpan place = args.LastSpan;
        ArgToken? region = null;
        List<double> fractions = [];
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "region": region = args.Token("region-ID"); break;
                case "var": Variable = args.Token("name"); break;
                case "set":
                    int axis = args.Choice("dim", "x", "y", "z")[0] - 'x';
                    SetNames[axis] = args.Token("name");
                    break;
                case "id": ContinuesIds = args.Choice("id", "max", "next") == "next"; break;
                case "global":
                    IsGlobal = true;
                    IsLocal = false;
                    (Low, High) = (args.Double("lo"), args.Double("hi"));
                    break;
                case "local":
                    IsLocal = true;
                    IsGlobal = false;
                    (Low, High) = (args.Double("lo"), args.Double("hi"));
                    Lateral = args.NotNegative("delta");
                    break;
                case "near": Near = args.NotNegative("R"); break;
                case "gaussian":
                    Centre = new Vec3(args.Double("xmid"), args.Double("ymid"), args.Double("zmid"));
                    Width = args.Positive("sigma");
                    break;
                case "attempt": Attempts = args.Integer("Q", 1); break;
                case "rate": Rate = args.Double("V"); break;
                case "vx": ReadVelocity(args, 0); break;
                case "vy": ReadVelocity(args, 1); break;
                case "vz": ReadVelocity(args, 2); break;
                case "target": Target = new Vec3(args.Double("tx"), args.Double("ty"), args.Double("tz")); break;
                case "mol":
                    Templates = [.. TemplateArgument.Read(simulation, args)];
                    break;
                case "molfrac":
                    if (Templates.Length == 0) args.Fail("'molfrac' must follow 'mol'");
                    for (int k = 0; k < Templates.Length; k++) fractions.Add(args.NotNegative("f"));
                    if (Math.Abs(fractions.Sum() - 1) > 1e-5) args.Fail("the fractions of 'molfrac' must add up to 1");
                    break;
                case "orient":
                    Orientation = new Vec3(args.Double("rx"), args.Double("ry"), args.Double("rz"));
                    if (Orientation.Value == default) args.Fail("the axis of 'orient' has no length");
                    if (simulation.Box.IsTwoDimensional && (Orientation.Value.X != 0 || Orientation.Value.Y != 0)) args.Fail("in two dimensions 'orient' must lie along z");
                    break;
                case "units": lattice = LatticeUnits.Read(args); break;
                case "rigid": RigidId = args.Token("fix-ID"); break;
                case "shake": ShakeId = args.Token("fix-ID"); break;
                default: args.UnknownKeyword(s_keywords); break;
            }
        }
        if (region is not { } token) throw new DeckException(args.LineSpan, "fix deposit: 'region region-ID' is needed");
        Region = RegionArgument.Find(simulation, token);
        if (Region.Extent is not { } extent) throw new DeckException(token.Span, $"fix deposit: region '{token.Text}' has no bounds: it must be of a finite shape, side in, and not move");
        (RegionLow, RegionHigh) = extent;
        SimulationBox box = simulation.Box;
        (Vec3 lo, Vec3 hi) = Bounds(box);
        for (int k = 0; k < 3; k++)
        {
            if (RegionLow[k] < lo[k] || RegionHigh[k] > hi[k]) throw new DeckException(token.Span, $"fix deposit: region '{token.Text}' extends outside the simulation box along {"xyz"[k]}");
        }
        if (!typed && Templates.Length == 0) throw new DeckException(place, "fix deposit: an atom type from 1 is needed to insert atoms (0 is for molecules)");
        if (RigidId is { } && ShakeId is { } both) throw new DeckException(both.Span, "fix deposit: a molecule is held by 'rigid' or by 'shake', not by both");
        if ((RigidId ?? ShakeId) is { } holder && Templates.Length == 0) throw new DeckException(holder.Span, $"fix deposit: '{(RigidId is null ? "shake" : "rigid")}' needs 'mol template-ID'");
        if (Variable is null != Array.TrueForAll(SetNames, n => n is null)) throw new DeckException(args.LineSpan, "fix deposit: 'var' and 'set' belong together");
        for (int k = 0; k < Templates.Length; k++)
        {
            MoleculeTemplate t = Templates[k];
            if (t.Positions.Length == 0 || t.Types.Length == 0) throw new DeckException(args.LineSpan, "fix deposit: the molecule template needs Coords and Types");
            if (t.Types.Max() + Type > simulation.Types.Count) throw new DeckException(place, $"fix deposit: type {t.Types.Max() + Type} of an inserted molecule is beyond the {simulation.Types.Count} atom types");
        }
        Cumulative = new double[Templates.Length];
        for (int k = 0; k < Templates.Length; k++) Cumulative[k] = (k > 0 ? Cumulative[k - 1] : 0) + (fractions.Count > 0 ? fractions[k] : 1.0 / Templates.Length);
        if (Cumulative.Length > 0) Cumulative[^1] = 1;
        Scale(LatticeUnits.Scale(simulation, lattice));
    }

    public int Count { get; }

    public int Type { get; }

    public int Every { get; }

    public int Seed { get; }

    public IRegion Region { get; }

    public Vec3 RegionLow { get; }

    public Vec3 RegionHigh { get; }

    public ArgToken? Variable { get; }

    public ArgToken?[] SetNames { get; } = new ArgToken?[3];

    public bool ContinuesIds { get; }

    public bool IsGlobal { get; }

    public bool IsLocal { get; }

    public double Low { get; private set; }

    public double High { get; private set; }

    public double Lateral { get; private set; }

    public double Near { get; private set; }

    public Vec3 Centre { get; private set; }

    public double Width { get; private set; }

    public int Attempts { get; } = 10;

    public double Rate { get; private set; }

    public Vec3 VelocityLow { get; private set; }

    public Vec3 VelocityHigh { get; private set; }

    public Vec3? Target { get; private set; }

    public MoleculeTemplate[] Templates { get; } = [];

    /// <summary>Sums of the probabilities of the templates.</summary>
    public double[] Cumulative { get; }

    public Vec3? Orientation { get; }

    /// <summary>The fix rigid/small that moves the molecules.</summary>
    public ArgToken? RigidId { get; }

    /// <summary>The fix shake or rattle that holds their bonds.</summary>
    public ArgToken? ShakeId { get; }

    private void ReadVelocity(ArgReader args, int axis)
    {
        VelocityLow = VelocityLow.With(axis, args.Double("lo"));
        VelocityHigh = VelocityHigh.With(axis, args.Double("hi"));
    }

    private void Scale(Vec3 s)
    {
        Vec3 By(Vec3 v) => new(v.X * s.X, v.Y * s.Y, v.Z * s.Z);
        (Low, High, Rate) = (Low * s.Z, High * s.Z, Rate * s.Z);
        (Lateral, Near, Width) = (Lateral * s.X, Near * s.X, Width * s.X);
        (Centre, VelocityLow, VelocityHigh) = (By(Centre), By(VelocityLow), By(VelocityHigh));
        if (Target is { } t) Target = By(t);
    }

    // The orthogonal box around the cell.
    private static (Vec3 Lo, Vec3 Hi) Bounds(SimulationBox box)
    {
        Vec3 lo = box.Lo, hi = box.Hi;
        if (!box.IsTriclinic) return (lo, hi);
        foreach (Vec3 corner in box.Corners()) (lo, hi) = (Vec3.Min(lo, corner), Vec3.Max(hi, corner));
        return (lo, hi);
    }
}
