using System.Diagnostics;
using PolyMD.Deck.Regions;
using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Commands;

/// <summary>create_atoms type box | region ID | single x y z [basis M type] [units lattice|box] [remap yes|no].</summary>
[Command("create_atoms")]
internal sealed record CreateAtomsCommand(int Type, string Style, ArgToken Region, Vec3 Point, bool LatticeUnits, bool Remap, IReadOnlyDictionary<int, int> Basis, SourceSpan Place)
    : ICommand<CreateAtomsCommand>
{
    public static CreateAtomsCommand Parse(ArgReader args)
    {
        int type = args.Integer("type", 0);
        string style = args.Word("style");
        if (style == "random") args.Fail("style 'random' is not supported: build the system with a data file, or use box, region or single");
        if (style is not ("box" or "region" or "single")) args.Fail($"unknown style '{style}'{NearestName.Hint(style, ["box", "region", "single"])}");
        if (type == 0) args.Fail("type must be at least 1 (molecule templates are not supported)");
        ArgToken region = style == "region" ? args.Token("region-ID") : default;
        Vec3 point = style == "single" ? new(args.Double("x"), args.Double("y"), args.Double("z")) : default;
        bool lattice = true, remap = false;
        Dictionary<int, int> basis = [];
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "units": lattice = args.Choice("units", "lattice", "box") == "lattice"; break;
                case "remap": remap = args.YesNo("remap"); break;
                case "basis": basis[args.Integer("M", 1)] = args.Integer("type", 1); break;
                case "mol" or "var" or "set" or "rotate" or "subset" or "ratio": args.Fail($"keyword '{args.LastSpan.LineText.Substring(args.LastSpan.Column - 1, args.LastSpan.Length)}' is not supported"); break;
                default: args.UnknownKeyword("basis", "remap", "units"); break;
            }
        }
        return new CreateAtomsCommand(type, style, region, point, lattice, remap, basis, args.LineSpan);
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        Stopwatch watch = Stopwatch.StartNew();
        Simulation s = context.Simulation;
        foreach (int t in Basis.Values.Append(Type)) if (t > s.Types.Count) throw new PolyMDException($"type {t} is outside the {s.Types.Count} types of this system");
        List<(Vec3 Position, int Type)> made = Style == "single" ? Single(context) : OnLattice(context);
        int first = s.Atoms.LocalCount, id = 0;
        for (int i = 0; i < first; i++) id = Math.Max(id, s.Atoms.Id[i]);
        s.Atoms.SetLocalCount(first + made.Count);
        for (int k = 0; k < made.Count; k++)
        {
            int i = first + k;
            s.Atoms.Id[i] = id + 1 + k;
            s.Atoms.TypeIndex[i] = made[k].Type - 1;
            s.Atoms.GroupMask[i] = 1;
            (s.Atoms.X[i], s.Atoms.Y[i], s.Atoms.Z[i]) = (made[k].Position.X, made[k].Position.Y, made[k].Position.Z);
            s.Atoms.Vx[i] = s.Atoms.Vy[i] = s.Atoms.Vz[i] = s.Atoms.Charge[i] = 0;
            s.Atoms.ImageX[i] = s.Atoms.ImageY[i] = s.Atoms.ImageZ[i] = s.Atoms.Molecule[i] = 0;
        }
        s.Atoms.OrderChanged();
        context.SyncMasses();
        s.Touch();
        context.SetupChanged();
        context.Output.Line($"Created {made.Count} atoms");
        context.Output.Line($"  using {(LatticeUnits ? "lattice" : "box")} units in {DeckContext.BoxText(s.Box)}");
        context.Output.Line($"  create_atoms CPU = {watch.Elapsed.TotalSeconds:f3} seconds");
    }

    private List<(Vec3, int)> Single(DeckContext context)
    {
        Simulation s = context.Simulation;
        Vec3 unit = LatticeUnits ? context.Lattice.Spacing : new Vec3(1, 1, 1);
        Vec3 r = new(Point.X * unit.X, Point.Y * unit.Y, Point.Z * unit.Z);
        int ix = 0, iy = 0, iz = 0;
        if (Remap) r = s.Box.Wrap(r, ref ix, ref iy, ref iz);
        Vec3 f = s.Box.ToFractional(r);
        bool inside = Enumerable.Range(0, 3).All(k => f[k] >= 0 && f[k] < 1);
        return inside ? [(r, Type)] : [];
    }

    private List<(Vec3, int)> OnLattice(DeckContext context)
    {
        Simulation s = context.Simulation;
        Lattice lattice = context.Lattice;
        if (lattice.Style == "none") throw new PolyMDException("needs a lattice: define one with the lattice command");
        foreach (int m in Basis.Keys) if (m > lattice.Basis.Count) throw new PolyMDException($"the lattice has {lattice.Basis.Count} basis atoms; basis {m} is outside");
        IRegion? region = Style == "region" ? context.FindRegion(Region) : null;
        SimulationBox box = s.Box;
        (Vec3 lo, Vec3 hi) = lattice.CellsAround(Enumerable.Range(0, 8).Select(k => box.FromFractional(new(k & 1, (k >> 1) & 1, k >> 2))));
        // An atom on the upper periodic face is the image of one on the lower face: leave a sliver out there.
        const double Sliver = 2e-6;
        Vec3 limit = new(box.PeriodicX ? 1 - Sliver : 1, box.PeriodicY ? 1 - Sliver : 1, box.PeriodicZ ? 1 - Sliver : 1);
        List<(Vec3, int)> made = [];
        for (int k = (int)Math.Floor(lo.Z) - 1; k <= Math.Ceiling(hi.Z) + 1; k++)
        {
            for (int j = (int)Math.Floor(lo.Y) - 1; j <= Math.Ceiling(hi.Y) + 1; j++)
            {
                for (int i = (int)Math.Floor(lo.X) - 1; i <= Math.Ceiling(hi.X) + 1; i++)
                {
                    for (int m = 0; m < lattice.Basis.Count; m++)
                    {
                        Vec3 r = lattice.ToCartesian(new Vec3(i, j, k) + lattice.Basis[m]);
                        if (region is not null && !region.Contains(r)) continue;
                        Vec3 f = box.ToFractional(r);
                        if (!(f.X >= 0 && f.X < limit.X && f.Y >= 0 && f.Y < limit.Y && f.Z >= 0 && f.Z < limit.Z)) continue;
                        made.Add((r, Basis.GetValueOrDefault(m + 1, Type)));
                    }
                }
            }
        }
        return made;
    }
}
