using PolyMD.Deck.Expressions;
using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Commands;

/// <summary>
/// set atom | type | mol | group | region ID keyword value …: type, type/fraction, type/ratio, type/subset, charge, mol, x, y, z, vx, vy, vz, image, mass,
/// diameter, density, density/disc, omega, dipole, dipole/random, properties of fix property/atom (i_name, d_name, i2_name[n], d2_name[n]), and
/// bond, angle, dihedral, improper for the types of terms whose atoms are all selected.
/// </summary>
[Command("set")]
internal sealed record SetCommand(string Selection, ArgToken Id, IReadOnlyList<SetCommand.Change> Changes, SourceSpan Place) : ICommand<SetCommand>
{
    private static readonly string[] s_keywords =
        ["type", "type/fraction", "type/ratio", "type/subset", "charge", "mol", "x", "y", "z", "vx", "vy", "vz", "image", "mass", "diameter", "density", "density/disc",
            "omega", "dipole", "dipole/random", "bond", "angle", "dihedral", "improper"];

    private static readonly string[] s_families = ["bond", "angle", "dihedral", "improper"];

    // What a set-up does not depend on.
    private static readonly string[] s_ofState = ["x", "y", "z", "vx", "vy", "vz", "image"];

    // Properties of particles with a size, a direction or further state, which no atom style here has.
    private static readonly string[] s_foreign =
        ["quat", "quat/random", "spin", "spin/random", "spin/atom", "spin/atom/random", "spin/electron", "radius/electron", "shape", "length", "tri", "theta", "theta/random", "angmom", "volume",
            "smd/mass/density", "smd/contact/radius", "edpd/temp", "edpd/cv", "cc", "dpd/theta", "sph/e", "sph/cv", "sph/rho", "epsilon", "temperature"];

    /// <summary>A keyword and its values.</summary>
    internal sealed record Change(string Keyword, IReadOnlyList<ArgToken> Values);

    public static SetCommand Parse(ArgReader args)
    {
        string selection = args.Choice("style", "atom", "type", "mol", "group", "region");
        ArgToken id = args.Token("ID");
        List<Change> changes = [];
        if (args.AtEnd) args.Word("keyword");
        while (!args.AtEnd)
        {
            string keyword = args.Word("keyword");
            if (s_foreign.Contains(keyword)) args.Fail($"'{keyword}' is a property that no supported atom_style has");
            if (!s_keywords.Contains(keyword) && !AtomAttributes.IsCustom(keyword)) args.UnknownKeyword(s_keywords);
            List<ArgToken> values = [];
            int count = keyword is "image" or "omega" or "dipole" || keyword.StartsWith("type/", StringComparison.Ordinal) ? 3 : keyword == "dipole/random" ? 2 : 1;
            for (int k = 0; k < count; k++)
            {
                ArgToken v = args.Token(keyword);
                if (!v.Text.StartsWith("v_", StringComparison.Ordinal) && !(keyword == "image" && v.Text == "NULL") && !ArgReader.TryParseDouble(v.Text, out _))
                    args.Fail($"'{keyword}' must be a number or v_name, got '{v.Text}'");
                values.Add(v);
            }
            changes.Add(new Change(keyword, values));
        }
        return new SetCommand(selection, id, changes, args.LineSpan);
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        Predicate<int> selected = Select(context);
        AtomStore atoms = context.Simulation.Atoms;
        context.Output.Line("Setting atom values ...");
        foreach (Change change in Changes)
        {
            int count = 0;
            if (s_families.Contains(change.Keyword) || change.Keyword.StartsWith("type/", StringComparison.Ordinal))
            {
                count = change.Keyword.StartsWith("type/", StringComparison.Ordinal) ? ChooseTypes(context, change, selected) : SetTerms(context, change, selected);
                context.Output.Line($"  {count} settings made for {change.Keyword}");
                continue;
            }
            if (change.Keyword == "dipole/random")
            {
                context.Output.Line($"  {TurnDipoles(context, change, selected)} settings made for {change.Keyword}");
                continue;
            }
            Func<int, double>[] values = change.Values.Select(v => Reader(context, v)).ToArray();
            for (int i = 0; i < atoms.LocalCount; i++)
            {
                if (!selected(i)) continue;
                count++;
                Apply(context, change, values, i);
            }
            context.Output.Line($"  {count} settings made for {change.Keyword}");
        }
        context.SyncMasses();
        if (Changes.All(c => s_ofState.Contains(c.Keyword))) context.AtomsMoved();
        else context.SetupChanged();
        context.Simulation.Touch();
    }

    // type/fraction draws for every atom by itself, from the seed and its position, as LAMMPS does; ratio and subset choose an exact number
    // without preference, which differs from LAMMPS' choice.
    private static int ChooseTypes(DeckContext context, Change change, Predicate<int> selected)
    {
        AtomStore atoms = context.Simulation.Atoms;
        double Value(int k) => Reader(context, change.Values[k])(0);
        double amount = Value(1);
        int type = CheckType(context, change, Value(0)), seed = context.Seeds.Note("set", (int)Value(2));
        if (seed < 1) throw new DeckException(change.Values[2].Span, "set: the seed must be a positive integer");
        bool subset = change.Keyword == "type/subset";
        if (amount < 0 || (amount > 1 && !subset)) throw new DeckException(change.Values[1].Span, $"set: the {(subset ? "number" : "fraction")} {amount:g6} is out of range");
        int[] candidates = [.. Enumerable.Range(0, atoms.LocalCount).Where(i => selected(i))];
        List<int> chosen = [];
        if (change.Keyword == "type/fraction")
        {
            MinimalStandardRandom random = new(seed);
            foreach (int i in candidates)
            {
                random.Restart(seed, atoms.X[i], atoms.Y[i], atoms.Z[i]);
                if (random.Uniform() <= amount) chosen.Add(i);
            }
        }
        else
        {
            double wanted = subset ? amount : Math.Floor(amount * candidates.Length);
            if (wanted > candidates.Length) throw new DeckException(change.Values[1].Span, $"set: {wanted} atoms are wanted, {candidates.Length} are selected");
            MarsagliaRandom random = new(seed);
            for (int k = 0; k < candidates.Length; k++) if (random.Uniform() * (candidates.Length - k) < wanted - chosen.Count) chosen.Add(candidates[k]);
        }
        foreach (int i in chosen) atoms.TypeIndex[i] = type - 1;
        return chosen.Count;
    }

    // Directions without preference, from the seed and the position of the atom.
    private static int TurnDipoles(DeckContext context, Change change, Predicate<int> selected)
    {
        AtomStore atoms = context.Simulation.Atoms;
        if (atoms.Column(AtomColumnNames.DipoleMagnitude) is not { } magnitude) throw new PolyMDException($"atom_style {context.AtomStyle} has no dipoles");
        int seed = context.Seeds.Note("set", (int)Reader(context, change.Values[0])(0)), count = 0;
        double length = Reader(context, change.Values[1])(0);
        if (seed < 1) throw new DeckException(change.Values[0].Span, "set: the seed must be a positive integer");
        if (length <= 0) throw new DeckException(change.Values[1].Span, "set: the length of dipoles must be positive");
        MinimalStandardRandom random = new(seed);
        for (int i = 0; i < atoms.LocalCount; i++)
        {
            if (!selected(i)) continue;
            random.Restart(seed, atoms.X[i], atoms.Y[i], atoms.Z[i]);
            double x = random.Uniform() - 0.5, y = random.Uniform() - 0.5;
            Vec3 mu = new(x, y, context.Dimension == 2 ? 0 : random.Uniform() - 0.5);
            mu *= length / mu.Length;
            for (int k = 0; k < 3; k++) atoms.Values(AtomColumnNames.Dipole[k])[i] = mu[k];
            magnitude.Values[i] = length;
            count++;
        }
        return count;
    }

    private static int SetTerms(DeckContext context, Change change, Predicate<int> selected)
    {
        Simulation s = context.Simulation;
        int family = Array.IndexOf(s_families, change.Keyword), count = 0;
        int types = s.Topology.TypeCount(ForceKind.Bond + family);
        double value = Reader(context, change.Values[0])(0);
        if (!(value >= 1 && value <= types && value == Math.Floor(value))) throw new DeckException(change.Values[0].Span, $"set: {change.Keyword} type {value:g15} is outside the {types} {change.Keyword} types of this system");
        List<BondedRecord> terms = s.Topology.Families[family];
        bool Selected(int id) => s.Atoms.IndexOfId(id) is >= 0 and int i && selected(i);
        for (int k = 0; k < terms.Count; k++)
        {
            if (!terms[k].All(Selected)) continue;
            terms[k] = terms[k] with { Type = (int)value };
            count++;
        }
        s.Atoms.OrderChanged();
        return count;
    }

    private static int CheckType(DeckContext context, Change change, double value)
    {
        int types = context.Simulation.Types.Count;
        if (!(value >= 1 && value <= types && value == Math.Floor(value))) throw new DeckException(change.Values[0].Span, $"set: type {value:g15} is outside the {types} types of this system");
        return (int)value;
    }

    private static void Apply(DeckContext context, Change change, Func<int, double>[] values, int i)
    {
        AtomStore atoms = context.Simulation.Atoms;
        double value = values[0](i);
        if (AtomAttributes.IsCustom(change.Keyword))
        {
            AtomColumn own = atoms.Column(change.Keyword) ?? throw new PolyMDException(atoms.NoSuchProperty(change.Keyword));
            own.Values[i] = own.IsInteger ? (int)value : value;
            return;
        }
        NativeBuffer<double> Property(string name) => atoms.Column(name)?.Values ?? throw new PolyMDException($"atom_style {context.AtomStyle} has no property that '{change.Keyword}' sets");
        switch (change.Keyword)
        {
            case "mass":
                if (!atoms.HasOwnMass) throw new PolyMDException($"atom_style {context.AtomStyle} has no masses of atoms");
                if (value <= 0) throw new DeckException(change.Values[0].Span, $"set: the mass must be positive, got {value:g6}");
                atoms.Mass[i] = value;
                break;
            case "diameter":
                if (value < 0) throw new DeckException(change.Values[0].Span, $"set: the diameter must not be negative, got {value:g6}");
                Property(AtomColumnNames.Radius)[i] = 0.5 * value;
                break;
            case "density" or "density/disc":
                if (!atoms.HasOwnMass) throw new PolyMDException($"atom_style {context.AtomStyle} has no masses of atoms");
                if (value <= 0) throw new DeckException(change.Values[0].Span, $"set: the density must be positive, got {value:g6}");
                double radius = atoms.Column(AtomColumnNames.Radius)?.Values[i] ?? 0;
                atoms.Mass[i] = radius == 0 ? value : value * (change.Keyword == "density" ? Building.SystemEditor.SphereVolume(radius) : Math.PI * radius * radius);
                break;
            case "omega": for (int k = 0; k < 3; k++) Property(AtomColumnNames.Omega[k])[i] = values[k](i); break;
            case "dipole":
                for (int k = 0; k < 3; k++) Property(AtomColumnNames.Dipole[k])[i] = values[k](i);
                Property(AtomColumnNames.DipoleMagnitude)[i] = new Vec3(value, values[1](i), values[2](i)).Length;
                break;
            case "type": atoms.TypeIndex[i] = CheckType(context, change, value) - 1; break;
            case "charge":
                if (!atoms.HasCharge) throw new PolyMDException($"atom_style {context.AtomStyle} has no charges");
                atoms.Charge[i] = value;
                break;
            case "mol":
                if (!atoms.HasMolecules) throw new PolyMDException($"atom_style {context.AtomStyle} has no molecule ids");
                atoms.Molecule[i] = (int)value;
                break;
            case "x": atoms.X[i] = value; break;
            case "y": atoms.Y[i] = value; break;
            case "z": atoms.Z[i] = value; break;
            case "vx": atoms.Vx[i] = value; break;
            case "vy": atoms.Vy[i] = value; break;
            case "vz": atoms.Vz[i] = value; break;
            default:
                if (change.Values[0].Text != "NULL") atoms.ImageX[i] = (int)value;
                if (change.Values[1].Text != "NULL") atoms.ImageY[i] = (int)values[1](i);
                if (change.Values[2].Text != "NULL") atoms.ImageZ[i] = (int)values[2](i);
                break;
        }
    }

    private static Func<int, double> Reader(DeckContext context, ArgToken v)
    {
        if (v.Text == "NULL") return _ => 0;
        if (ArgReader.TryParseDouble(v.Text, out double number)) return _ => number;
        IPerAtomQuantity q = context.Simulation.Quantities!.PerAtom(v);
        double[] values = new double[context.Simulation.Atoms.LocalCount];
        q.Evaluate(values);
        return i => values[i];
    }

    private Predicate<int> Select(DeckContext context)
    {
        Simulation s = context.Simulation;
        AtomStore atoms = s.Atoms;
        switch (Selection)
        {
            case "group":
            {
                uint bit = s.Groups.Find(Id.Text);
                if (bit == 0) throw new DeckException(Id.Span, $"there is no group '{Id.Text}'{NearestName.Hint(Id.Text, s.Groups.Names)}");
                return i => (atoms.GroupMask[i] & bit) != 0;
            }
            case "region":
            {
                IRegion region = context.FindRegion(Id);
                return i => region.Contains(context.WrappedPosition(i));
            }
            case "type":
            {
                (int first, int last) = new ArgReader("set type", [Id], Place).TypeRange("types", s.Types.Count);
                return i => atoms.TypeIndex[i] + 1 >= first && atoms.TypeIndex[i] + 1 <= last;
            }
            default:
            {
                (int first, int last) = new ArgReader($"set {Selection}", [Id], Place).TypeRange(Selection, int.MaxValue);
                return Selection == "atom" ? i => atoms.Id[i] >= first && atoms.Id[i] <= last : i => atoms.Molecule[i] >= first && atoms.Molecule[i] <= last;
            }
        }
    }
}
