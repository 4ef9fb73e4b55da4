using PolyMD.Deck.Building;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Runtime;

/// <summary>Turns a <see cref="MolecularSystem"/> into the atoms, topology and coefficients of the simulation.</summary>
internal static class SystemLoader
{
    private static readonly (string Title, string Command, ForceKind Kind)[] s_bonded =
    [
        ("Bond Coeffs", "bond_coeff", ForceKind.Bond), ("Angle Coeffs", "angle_coeff", ForceKind.Angle),
        ("Dihedral Coeffs", "dihedral_coeff", ForceKind.Dihedral), ("Improper Coeffs", "improper_coeff", ForceKind.Improper),
    ];

    // Sections of class2 styles: lines of the family with a sub-keyword that the file leaves out.
    private static readonly (string Title, string Command, ForceKind Kind, string Keyword)[] s_class2 =
    [
        ("BondBond Coeffs", "angle_coeff", ForceKind.Angle, "bb"), ("BondAngle Coeffs", "angle_coeff", ForceKind.Angle, "ba"),
        ("MiddleBondTorsion Coeffs", "dihedral_coeff", ForceKind.Dihedral, "mbt"), ("EndBondTorsion Coeffs", "dihedral_coeff", ForceKind.Dihedral, "ebt"),
        ("AngleTorsion Coeffs", "dihedral_coeff", ForceKind.Dihedral, "at"), ("AngleAngleTorsion Coeffs", "dihedral_coeff", ForceKind.Dihedral, "aat"),
        ("BondBond13 Coeffs", "dihedral_coeff", ForceKind.Dihedral, "bb13"), ("AngleAngle Coeffs", "improper_coeff", ForceKind.Improper, "aa"),
    ];

    public static void Load(DeckContext context, MolecularSystem system, bool coefficients)
    {
        Simulation s = context.Simulation;
        context.SetBox(system.Box);
        s.Types.SetCount(system.Masses.Count);
        for (int t = 0; t < system.Masses.Count; t++) s.Types.Mass[t] = system.Masses[t];
        context.Output.Line($"  {DeckContext.BoxText(s.Box)}");
        context.Output.Line("  1 by 1 by 1 MPI processor grid");
        LoadAtoms(context, system);
        LoadTopology(context, system);
        if (context.Layout.HasTemplate) TemplateTopology.Add(context, 0);
        context.BoxCreated();
        context.SyncMasses();
        foreach ((string family, string[] labels) in system.TypeLabels)
            for (int t = 0; t < labels.Length; t++) if (labels[t] is { } label) s.Labels.Set(family, t + 1, label);
        if (coefficients) LoadCoefficients(context, system);
        s.Touch();
    }

    /// <summary>Adds a file to the system that exists: the box grows to hold both, types must exist already.</summary>
    public static void Add(DeckContext context, MolecularSystem system, bool coefficients)
    {
        Simulation s = context.Simulation;
        LabelSync.Apply(s, system);
        if (system.Masses.Count > s.Types.Count) throw new PolyMDException($"the added file reaches atom type {system.Masses.Count}, outside the {s.Types.Count} types of this system: reserve them with 'extra/atom/types' in the first read_data or create_box");
        SimulationBox box = s.Box, added = system.Box;
        if (box.IsTriclinic != added.IsTriclinic) throw new PolyMDException("an orthogonal and a tilted cell cannot be added");
        Vec3 lo = Vec3.Min(box.Lo, added.Lo), hi = Vec3.Max(box.Hi, added.Hi);
        s.Box = box with { Lo = lo, Lengths = hi - lo };
        for (int t = 0; t < system.Masses.Count; t++) if (!double.IsNaN(system.Masses[t])) s.Types.Mass[t] = system.Masses[t];
        HashSet<int> present = [.. Enumerable.Range(0, s.Atoms.LocalCount).Select(i => s.Atoms.Id[i])];
        List<AtomRecord> atoms = new(system.Atoms.Count);
        foreach (AtomRecord a in system.Atoms)
        {
            if (!present.Add(a.Id)) throw new PolyMDException($"atom id {a.Id} exists already: use 'add append' or an offset");
            int ix = a.ImageX, iy = a.ImageY, iz = a.ImageZ;
            Vec3 r = s.Box.Wrap(a.Position, ref ix, ref iy, ref iz);
            atoms.Add(a with { Position = r, ImageX = ix, ImageY = iy, ImageZ = iz });
        }
        context.Output.Line($"  {DeckContext.BoxText(s.Box)}");
        context.Output.Line("  1 by 1 by 1 MPI processor grid");
        context.Output.Line("  reading atoms ...");
        context.Output.Line($"  {atoms.Count} atoms");
        Topology t0 = s.Topology;
        int[] types = [t0.BondTypes, t0.AngleTypes, t0.DihedralTypes, t0.ImproperTypes];
        LoadTopology(context, system);
        (t0.BondTypes, t0.AngleTypes, t0.DihedralTypes, t0.ImproperTypes) = (types[0], types[1], types[2], types[3]);
        foreach ((List<BondedRecord> terms, int count) in t0.Families.Zip(types))
            if (terms.Count > 0 && terms.Max(x => x.Type) > count) throw new PolyMDException($"the added file has a term of type {terms.Max(x => x.Type)}, outside the {count} types of this system: reserve them with 'extra/…/types'");
        int first = SystemEditor.Add(context, atoms);
        if (context.Layout.HasTemplate) TemplateTopology.Add(context, first);
        if (coefficients) LoadCoefficients(context, system);
    }

    private static void LoadAtoms(DeckContext context, MolecularSystem system)
    {
        Simulation s = context.Simulation;
        AtomStore atoms = s.Atoms;
        atoms.SetLocalCount(system.Atoms.Count);
        context.Output.Line("  reading atoms ...");
        for (int i = 0; i < system.Atoms.Count; i++)
        {
            AtomRecord a = system.Atoms[i];
            if (a.Type < 1 || a.Type > s.Types.Count) throw new PolyMDException($"atom {a.Id} has type {a.Type}, outside the {s.Types.Count} types of the file");
            atoms.Id[i] = a.Id;
            SystemEditor.Assign(context, i, a);
            Vec3 r = s.Box.Wrap(a.Position, ref atoms.ImageX[i], ref atoms.ImageY[i], ref atoms.ImageZ[i]);
            (atoms.X[i], atoms.Y[i], atoms.Z[i]) = (r.X, r.Y, r.Z);
        }
        atoms.OrderChanged();
        for (int i = 0; i < atoms.LocalCount; i++)
        {
            if (BoxFaces.IsOutside(s.Box, atoms.Position(i)))
                throw new PolyMDException($"atom {atoms.Id[i]} at ({atoms.X[i]:g8} {atoms.Y[i]:g8} {atoms.Z[i]:g8}) lies outside the box along a direction that is not periodic");
        }
        s.Box = s.Faces.Fit(s.Box, atoms);
        context.Output.Line($"  {system.Atoms.Count} atoms");
        if (system.HasVelocities)
        {
            context.Output.Line("  reading velocities ...");
            context.Output.Line($"  {system.Atoms.Count} velocities");
        }
    }

    private static void LoadTopology(DeckContext context, MolecularSystem system)
    {
        Topology t = context.Simulation.Topology;
        (t.BondTypes, t.AngleTypes, t.DihedralTypes, t.ImproperTypes) = (system.BondTypes, system.AngleTypes, system.DihedralTypes, system.ImproperTypes);
        void Take(string name, List<BondedRecord> from, List<BondedRecord> to, int types)
        {
            if (from.Count == 0) return;
            foreach (BondedRecord b in from)
            {
                if (b.Type < 1 || b.Type > types) throw new PolyMDException($"{name} {b.A}-{b.B} has type {b.Type}, outside the {types} {name} types of the file");
            }
            to.AddRange(from);
            context.Output.Line($"  reading {name}s ...");
            context.Output.Line($"  {from.Count} {name}s");
        }
        Take("bond", system.Bonds, t.Bonds, t.BondTypes);
        Take("angle", system.Angles, t.Angles, t.AngleTypes);
        Take("dihedral", system.Dihedrals, t.Dihedrals, t.DihedralTypes);
        Take("improper", system.Impropers, t.Impropers, t.ImproperTypes);
    }

    private static void LoadCoefficients(DeckContext context, MolecularSystem system)
    {
        Simulation s = context.Simulation;
        foreach ((string title, List<CoeffLine> lines) in system.CoeffSections)
        {
            if (lines.Count == 0) continue;
            if (title is "Pair Coeffs" or "PairIJ Coeffs")
            {
                IPairStyle pair = context.Pair ?? throw new DataFileException(lines[0].File, lines[0].Line, $"section '{title}' needs a pair_style before read_data");
                foreach (CoeffLine line in lines)
                {
                    ArgReader args = Reader("pair_coeff", line);
                    IReadOnlyList<ArgToken> words = args.Rest();
                    if (title == "Pair Coeffs") words = [words[0], .. words];
                    words = Numbers(s, "pair_coeff", words);
                    pair.ReadCoefficients(new ArgReader("pair_coeff", words, args.LineSpan), s);
                    context.ForceField.Record("pair_coeff", words.Select(w => w.Text));
                }
                continue;
            }
            (string Title, string Command, ForceKind Kind, string Keyword) family = Array.Find([.. s_bonded.Select(b => (b.Title, b.Command, b.Kind, "")), .. s_class2], b => b.Title == title);
            if (family.Title is null) throw new DataFileException(lines[0].File, lines[0].Line, $"section '{title}' is not supported");
            IBondedStyle style = s.Forces.OfType<IBondedStyle>().FirstOrDefault(f => f.Kind == family.Kind)
                ?? throw new DataFileException(lines[0].File, lines[0].Line, $"section '{title}' needs a {family.Command.Replace("_coeff", "_style", StringComparison.Ordinal)} before read_data");
            foreach (CoeffLine line in lines)
            {
                ArgReader args = Reader(family.Command, line);
                IReadOnlyList<ArgToken> words = WithKeyword(Numbers(s, family.Command, args.Rest()), family.Keyword, style.Name == "hybrid");
                style.ReadCoefficients(new ArgReader(args.Owner, words, args.LineSpan), s);
                context.ForceField.Record(family.Command, words.Select(w => w.Text));
            }
        }
    }

    // type keyword …, or type sub-style keyword … for hybrid, whose placeholders stay as they are.
    private static IReadOnlyList<ArgToken> WithKeyword(IReadOnlyList<ArgToken> line, string keyword, bool hybrid)
    {
        if (keyword.Length == 0) return line;
        List<ArgToken> words = [.. line];
        int at = hybrid ? 2 : 1;
        if (hybrid && words.Count > 1 && words[1].Text is "skip" or "none") at = words.Count;
        if (at < words.Count) words.Insert(at, new ArgToken(keyword, words[at].Span));
        return words;
    }

    private static List<ArgToken> Numbers(Simulation s, string command, IReadOnlyList<ArgToken> words)
    {
        List<ArgToken> line = [new(command, words[0].Span), .. words];
        LabelArguments.Replace(line, s.Labels.Find);
        return line[1..];
    }

    private static ArgReader Reader(string owner, CoeffLine line) => ArgReader.FromText(owner, line.Text, line.File, line.Line);
}
