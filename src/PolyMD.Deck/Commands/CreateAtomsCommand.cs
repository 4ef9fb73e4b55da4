using System.Diagnostics;
using PolyMD.Deck.Building;
using PolyMD.Deck.Regions;
using PolyMD.Deck.Runtime;
using PolyMD.Deck.Variables;
using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Commands;

/// <summary>create_atoms type box | region ID | single x y z | random N seed region, with mol, basis, ratio, subset, remap, var, set, rotate, units.</summary>
[Command("create_atoms")]
internal sealed record CreateAtomsCommand(int Type, string Style, ArgToken Region, Vec3 Point, int Number, int Seed, CreateAtomsCommand.Options Wishes) : ICommand<CreateAtomsCommand>
{
    /// <summary>The keywords.</summary>
    internal sealed record Options
    {
        public ArgToken Molecule { get; set; }
        public int MoleculeSeed { get; set; }
        public Dictionary<int, int> Basis { get; } = [];
        public double? Ratio { get; set; }
        public int? Subset { get; set; }
        public int SubsetSeed { get; set; }
        public bool Remap { get; set; }
        public ArgToken Test { get; set; }
        public Dictionary<int, ArgToken> TestCoordinates { get; } = [];
        public double RotationAngle { get; set; }
        public Vec3? RotationAxis { get; set; }
        public bool LatticeUnits { get; set; } = true;
    }

    public static CreateAtomsCommand Parse(ArgReader args)
    {
        int type = args.Integer("type", 0);
        string style = args.Choice("style", "box", "region", "single", "random");
        ArgToken region = style == "region" ? args.Token("region-ID") : default;
        Vec3 point = style == "single" ? new(args.Double("x"), args.Double("y"), args.Double("z")) : default;
        int number = 0, seed = 0;
        if (style == "random") (number, seed, region) = (args.Integer("N", 0), args.Integer("seed", 1), args.Token("region-ID"));
        Options o = new();
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "units": o.LatticeUnits = args.Choice("units", "lattice", "box") == "lattice"; break;
                case "remap": o.Remap = args.YesNo("remap"); break;
                case "basis": o.Basis[args.Integer("M", 1)] = args.Integer("type", 1); break;
                case "mol": (o.Molecule, o.MoleculeSeed) = (args.Token("template-ID"), args.Integer("seed", 1)); break;
                case "var": o.Test = args.Token("variable"); break;
                case "set": o.TestCoordinates["xyz".IndexOf(args.Choice("set", "x", "y", "z"), StringComparison.Ordinal)] = args.Token("variable"); break;
                case "rotate":
                    o.RotationAngle = args.Double("theta");
                    o.RotationAxis = new(args.Double("Rx"), args.Double("Ry"), args.Double("Rz"));
                    if (o.RotationAxis.Value.LengthSquared == 0) args.Fail("the axis of rotation has no length");
                    break;
                case "ratio":
                    o.Ratio = args.Double("frac");
                    if (o.Ratio is < 0 or > 1) args.Fail($"'frac' must lie in 0 … 1, got {o.Ratio}");
                    o.SubsetSeed = args.Integer("seed", 1);
                    break;
                case "subset": (o.Subset, o.SubsetSeed) = (args.Integer("Nsubset", 0), args.Integer("seed", 1)); break;
                default: args.UnknownKeyword("mol", "basis", "ratio", "subset", "remap", "var", "set", "rotate", "units"); break;
            }
        }
        if (type == 0 && o.Molecule.Text is null) args.Fail("type must be at least 1 unless 'mol' gives the atoms' types");
        if (o.RotationAxis is not null && style != "single") args.Fail("'rotate' belongs to style single");
        if ((o.Test.Text is null) != (o.TestCoordinates.Count == 0)) args.Fail("'var' and 'set' belong together");
        return new CreateAtomsCommand(type, style, region, point, number, seed, o);
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        foreach (int seed in (int[])[Seed, Wishes.MoleculeSeed, Wishes.SubsetSeed]) if (seed > 0) context.Seeds.Note("create_atoms", seed);
        Stopwatch watch = Stopwatch.StartNew();
        Simulation s = context.Simulation;
        MoleculeTemplate? molecule = Template(context);
        foreach (int t in Wishes.Basis.Values.Append(Type).Concat(molecule?.Types.Select(t => t + Type) ?? []))
            if (t > s.Types.Count) throw new PolyMDException($"type {t} is outside the {s.Types.Count} types of this system");
        List<(Vec3 Position, int Type)> sites = Style switch { "single" => Single(context), "random" => Random(context), _ => OnLattice(context) };
        sites = Thin(sites);
        int before = s.Atoms.LocalCount;
        if (molecule is null) SystemEditor.Add(context, [.. sites.Select(p => new AtomRecord { Type = p.Type, Position = p.Position })]);
        else Insert(context, molecule, sites);
        context.Output.Line($"Created {s.Atoms.LocalCount - before} atoms");
        context.Output.Line($"  using {(Wishes.LatticeUnits ? "lattice" : "box")} units in {DeckContext.BoxText(s.Box)}");
        context.Output.Line($"  create_atoms CPU = {watch.Elapsed.TotalSeconds:f3} seconds");
    }

    private MoleculeTemplate? Template(DeckContext context)
    {
        if (Wishes.Molecule.Text is null) return null;
        if (!context.Molecules.TryGetValue(Wishes.Molecule.Text, out IReadOnlyList<MoleculeTemplate>? templates))
            throw new DeckException(Wishes.Molecule.Span, $"there is no molecule template '{Wishes.Molecule.Text}'{NearestName.Hint(Wishes.Molecule.Text, context.Molecules.Keys)}");
        MoleculeTemplate m = templates[0];
        if (m.Positions.Length == 0) throw new PolyMDException($"molecule template '{Wishes.Molecule.Text}' has no Coords section");
        if (m.Types.Length == 0) throw new PolyMDException($"molecule template '{Wishes.Molecule.Text}' has no Types section");
        if (templates.Count > 1) context.Output.Warning($"molecule template '{Wishes.Molecule.Text}' has {templates.Count} molecules: create_atoms uses the first");
        Topology topology = context.Simulation.Topology;
        foreach ((string name, List<BondedRecord> terms, int types) in new[] { "bond", "angle", "dihedral", "improper" }.Zip(m.Terms, [topology.BondTypes, topology.AngleTypes, topology.DihedralTypes, topology.ImproperTypes]))
            foreach (BondedRecord t in terms) if (t.Type > types) throw new PolyMDException($"{name} type {t.Type} of molecule template '{Wishes.Molecule.Text}' is outside the {types} {name} types of this system");
        return m;
    }

    private List<(Vec3, int)> Single(DeckContext context)
    {
        Simulation s = context.Simulation;
        Vec3 unit = Wishes.LatticeUnits ? context.Lattice.Spacing : new Vec3(1, 1, 1);
        Vec3 r = new(Point.X * unit.X, Point.Y * unit.Y, Point.Z * unit.Z);
        int ix = 0, iy = 0, iz = 0;
        if (Wishes.Remap) r = s.Box.Wrap(r, ref ix, ref iy, ref iz);
        Vec3 f = s.Box.ToFractional(r);
        bool inside = Enumerable.Range(0, 3).All(k => f[k] >= 0 && f[k] < 1);
        return inside ? [(r, Type)] : [];
    }

    // LAMMPS' order of draws: thirty numbers are dropped, then three per trial point over the box (or the region's extent within it).
    private List<(Vec3, int)> Random(DeckContext context)
    {
        SimulationBox box = context.Simulation.Box;
        IRegion? region = Region.Text == "NULL" ? null : context.FindRegion(Region);
        Func<Vec3, bool> test = Test(context);
        MinimalStandardRandom random = new(Seed, dropped: 30);
        Vec3[] corners = box.Corners();
        Vec3 lo = corners.Aggregate(Vec3.Min), hi = corners.Aggregate(Vec3.Max);
        if (region is DeckRegion { Extent: { } extent }) (lo, hi) = (Vec3.Max(lo, extent.Lo), Vec3.Min(hi, extent.Hi));
        List<(Vec3, int)> made = [];
        for (int n = 0; n < Number; n++)
        {
            const int MostTrials = 100_000_000;
            for (int trial = 0; ; trial++)
            {
                if (trial == MostTrials) throw new PolyMDException($"found no place for atom {n + 1} of {Number} in {MostTrials} trials: does the region overlap the box?");
                Vec3 r = new(lo.X + random.Uniform() * (hi.X - lo.X), lo.Y + random.Uniform() * (hi.Y - lo.Y), lo.Z + random.Uniform() * (hi.Z - lo.Z));
                if (context.Dimension == 2) r = r.With(2, 0.5 * (box.Lo.Z + box.Hi.Z));
                if (region is not null && !region.Contains(r)) continue;
                if (!test(r)) continue;
                Vec3 f = box.ToFractional(r);
                if (!(f.X >= 0 && f.X < 1 && f.Y >= 0 && f.Y < 1 && f.Z >= 0 && f.Z < 1)) continue;
                made.Add((r, Type));
                break;
            }
        }
        return made;
    }

    private List<(Vec3, int)> OnLattice(DeckContext context)
    {
        Simulation s = context.Simulation;
        Lattice lattice = context.Lattice;
        if (lattice.Style == "none") throw new PolyMDException("needs a lattice: define one with the lattice command");
        foreach (int m in Wishes.Basis.Keys) if (m > lattice.Basis.Count) throw new PolyMDException($"the lattice has {lattice.Basis.Count} basis atoms; basis {m} is outside");
        IRegion? region = Style == "region" ? context.FindRegion(Region) : null;
        Func<Vec3, bool> test = Test(context);
        SimulationBox box = s.Box;
        (Vec3 lo, Vec3 hi) = lattice.CellsAround(box.Corners());
        // An atom on the upper periodic face is the image of one on the lower face: leave a sliver out there.
        const double Sliver = 2e-6;
        Vec3 limit = new(box.PeriodicX ? 1 - Sliver : 1, box.PeriodicY ? 1 - Sliver : 1, box.PeriodicZ ? 1 - Sliver : 1);
        List<(Vec3, int)> made = [];
        int cells = 0;
        for (int k = (int)Math.Floor(lo.Z) - 1; k <= Math.Ceiling(hi.Z) + 1; k++)
        {
            for (int j = (int)Math.Floor(lo.Y) - 1; j <= Math.Ceiling(hi.Y) + 1; j++)
            {
                for (int i = (int)Math.Floor(lo.X) - 1; i <= Math.Ceiling(hi.X) + 1; i++)
                {
                    if ((++cells & 0xFFFF) == 0)
                    {
                        context.Cancellation.ThrowIfCancellationRequested();
                        context.Rehearsal?.RequireModest(made.Count);
                    }
                    for (int m = 0; m < lattice.Basis.Count; m++)
                    {
                        Vec3 r = lattice.ToCartesian(new Vec3(i, j, k) + lattice.Basis[m]);
                        if (region is not null && !region.Contains(r)) continue;
                        Vec3 f = box.ToFractional(r);
                        if (!(f.X >= 0 && f.X < limit.X && f.Y >= 0 && f.Y < limit.Y && f.Z >= 0 && f.Z < limit.Z)) continue;
                        if (!test(r)) continue;
                        made.Add((r, Wishes.Basis.GetValueOrDefault(m + 1, Type)));
                    }
                }
            }
        }
        return made;
    }

    // The variable of 'var', with the variables of 'set' holding the coordinates of the site.
    private Func<Vec3, bool> Test(DeckContext context)
    {
        if (Wishes.Test.Text is null) return _ => true;
        VariableTable variables = context.Variables;
        foreach (ArgToken v in Wishes.TestCoordinates.Values)
            if (variables.Get(v.Text, v.Span).Style != VariableStyle.Internal) throw new DeckException(v.Span, $"create_atoms: variable '{v.Text}' must be of style internal");
        return r =>
        {
            foreach ((int axis, ArgToken v) in Wishes.TestCoordinates) variables.SetInternal(v.Text, r[axis], v.Span);
            return variables.Number(Wishes.Test.Text, Wishes.Test.Span) != 0;
        };
    }

    // An exact number of sites chosen without preference; which ones they are differs from LAMMPS.
    private List<(Vec3 Position, int Type)> Thin(List<(Vec3 Position, int Type)> sites)
    {
        int? wanted = Wishes.Subset ?? (Wishes.Ratio is { } ratio ? (int)(ratio * sites.Count) : null);
        if (wanted is not { } keep) return sites;
        if (keep > sites.Count) throw new PolyMDException($"subset {keep} is larger than the {sites.Count} sites");
        MarsagliaRandom random = new(Wishes.SubsetSeed);
        List<(Vec3, int)> kept = [];
        for (int k = 0; k < sites.Count; k++) if (random.Uniform() * (sites.Count - k) < keep - kept.Count) kept.Add(sites[k]);
        return kept;
    }

    private void Insert(DeckContext context, MoleculeTemplate molecule, List<(Vec3 Position, int Type)> sites)
    {
        Simulation s = context.Simulation;
        int id = AtomEditing.LargestId(s.Atoms), number = AtomEditing.LargestMolecule(s.Atoms), most = molecule.Molecules.DefaultIfEmpty(1).Max();
        Vec3 centre = molecule.GeometricCentre;
        MarsagliaRandom random = new(Wishes.MoleculeSeed);
        bool molecules = context.Simulation.Atoms.HasMolecules;
        int template = context.Layout.HasTemplate ? context.TemplateMolecules.ToList().IndexOf(molecule) : -1;
        if (context.Layout.HasTemplate && template < 0) throw new PolyMDException($"molecule template '{Wishes.Molecule.Text}' is not that of the atom style");
        List<AtomRecord> atoms = [];
        foreach ((Vec3 site, _) in sites)
        {
            Rotation turn = Orientation(random, context.Dimension);
            for (int k = 0; k < molecule.Count; k++)
            {
                int ix = 0, iy = 0, iz = 0;
                Vec3 r = s.Box.Wrap(site + turn.Apply(molecule.Positions[k] - centre), ref ix, ref iy, ref iz);
                atoms.Add(new AtomRecord
                {
                    Id = id + k + 1, Type = molecule.Types[k] + Type, Position = r, ImageX = ix, ImageY = iy, ImageZ = iz,
                    Charge = molecule.Charges.Length > 0 ? molecule.Charges[k] : 0,
                    Diameter = Diameter(molecule, k), Mass = OwnMass(context, molecule, k),
                    TemplateMolecule = template + 1, TemplateAtom = template < 0 ? 0 : k + 1,
                    Molecule = molecules ? number + (molecule.Molecules.Length > 0 ? molecule.Molecules[k] : 1) : 0,
                });
            }
            for (int f = 0; f < 4; f++)
                foreach (BondedRecord t in molecule.Terms[f]) s.Topology.Families[f].Add(t with { A = t.A + id, B = t.B + id, C = t.C == 0 ? 0 : t.C + id, D = t.D == 0 ? 0 : t.D + id });
            id += molecule.Count;
            number += most;
        }
        SystemEditor.Add(context, atoms);
    }

    private static double Diameter(MoleculeTemplate m, int k) => m.Diameters.Length > 0 ? m.Diameters[k] : 1;

    // Masses of the template count where atoms have their own; otherwise a sphere has density 1.
    private static double OwnMass(DeckContext context, MoleculeTemplate m, int k) => !context.Simulation.Atoms.HasOwnMass ? 0
        : m.Masses.Length > 0 ? m.Masses[k] : SystemEditor.SphereVolume(0.5 * Diameter(m, k));

    private Rotation Orientation(MarsagliaRandom random, int dimension)
    {
        if (Wishes.RotationAxis is { } given) return new Rotation(given, Wishes.RotationAngle * Math.PI / 180);
        Vec3 axis = dimension == 2 ? new(0, 0, 1) : new(random.Uniform() - 0.5, random.Uniform() - 0.5, random.Uniform() - 0.5);
        return new Rotation(axis, random.Uniform() * 2 * Math.PI);
    }
}
