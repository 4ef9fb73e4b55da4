using System.Globalization;
using System.Text;
using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Restarts;

/// <summary>Writes the present state of a deck's system to a restart file.</summary>
internal static class RestartWriter
{
    // Styles that begin anew in a restarted run, as their documentation says.
    private static readonly HashSet<string> s_forgetful =
    [
        "ave/atom", "ave/chunk", "ave/correlate", "ave/time", "ave/histo", "ave/histo/weight", "nve/limit", "viscosity", "thermal/conductivity", "ehex", "langevin", "heat", "vector",
    ];

    /// <summary>Writes a file.</summary>
    /// <param name="context">The deck.</param>
    /// <param name="file">Name; * stands for the step.</param>
    public static void Write(DeckContext context, string file)
    {
        WriteTo(context, context.Files.Writes(context.OutputPath(file.Replace("*", context.Simulation.Step.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))));
    }

    /// <summary>Writes a file.</summary>
    /// <param name="context">The deck.</param>
    /// <param name="path">Path.</param>
    public static void WriteTo(DeckContext context, string path)
    {
        using MemoryStream memory = new();
        using (BinaryWriter writer = new(memory, Encoding.UTF8, true)) Content(context, writer);
        StateFile.Restart.Write(path, memory.GetBuffer().AsMemory(0, (int)memory.Length));
    }

    private static void Content(DeckContext context, BinaryWriter w)
    {
        Simulation s = context.Simulation;
        w.Write(s.Units.Name);
        w.Write(context.AtomStyle);
        w.Write(context.Dimension);
        foreach (FaceKind face in context.Faces) w.Write((byte)face);
        SimulationBox box = s.Box;
        Write(w, box.Lo);
        Write(w, box.Lengths);
        foreach (double tilt in (ReadOnlySpan<double>)[box.TiltXY, box.TiltXZ, box.TiltYZ]) w.Write(tilt);
        w.Write(box.DeclaredTriclinic);
        w.Write(context.LargeTilt);
        w.Write(s.Step);
        w.Write(s.TimeStep);
        SpecialWeights special = s.Special;
        for (int k = 1; k <= 3; k++) w.Write(special.Lj(k));
        for (int k = 1; k <= 3; k++) w.Write(special.Coul(k));
        w.Write(s.Types.Count);
        foreach (double mass in s.Types.Mass) w.Write(mass);
        foreach (string family in TypeLabels.Families)
        {
            w.Write(s.Labels.Of(family).Count);
            foreach ((int type, string label) in s.Labels.Of(family))
            {
                w.Write(type);
                w.Write(label);
            }
        }
        string[] groups = [.. s.Groups.Names];
        w.Write(groups.Length);
        foreach (string group in groups)
        {
            w.Write(group);
            w.Write(s.Groups.Find(group));
        }
        Topology t = s.Topology;
        foreach (int count in (ReadOnlySpan<int>)[t.BondTypes, t.AngleTypes, t.DihedralTypes, t.ImproperTypes]) w.Write(count);
        foreach (List<BondedRecord> terms in (List<BondedRecord>[])[.. t.Families, t.FormerBonds])
        {
            w.Write(terms.Count);
            foreach (BondedRecord b in terms)
                foreach (int n in (ReadOnlySpan<int>)[b.Type, b.A, b.B, b.C, b.D]) w.Write(n);
        }
        Atoms(s, w);
        w.Write(context.ForceField.Lines.Count);
        foreach ((string command, string[] words) in context.ForceField.Lines)
        {
            w.Write(command);
            w.Write(words.Length);
            foreach (string word in words) w.Write(word);
        }
        SavedState[] states = [.. States(s), .. context.SavedStates];
        w.Write(states.Length);
        foreach (SavedState state in states)
        {
            w.Write(state.IsFix);
            w.Write(state.Id);
            w.Write(state.Style);
            w.Write(state.Bytes.Length);
            w.Write(state.Bytes);
        }
    }

    private static void Atoms(Simulation s, BinaryWriter w)
    {
        AtomStore a = s.Atoms;
        w.Write(a.LocalCount);
        for (int i = 0; i < a.LocalCount; i++)
        {
            int ix = a.ImageX[i], iy = a.ImageY[i], iz = a.ImageZ[i];
            Vec3 r = s.Box.Wrap(a.Position(i), ref ix, ref iy, ref iz);
            foreach (int n in (ReadOnlySpan<int>)[a.Id[i], a.TypeIndex[i], a.Molecule[i], ix, iy, iz]) w.Write(n);
            w.Write(a.GroupMask[i]);
            w.Write(a.Charge[i]);
            Write(w, r);
            Write(w, a.Velocity(i));
            w.Write(a.HasOwnMass ? a.Mass[i] : 0);
        }
        w.Write(a.Columns.Count);
        foreach (AtomColumn column in a.Columns)
        {
            w.Write(column.Name);
            for (int i = 0; i < a.LocalCount; i++) w.Write(column.Values[i]);
        }
    }

    private static IEnumerable<SavedState> States(Simulation s)
    {
        foreach (IFix f in s.Fixes) if (f is IStateful state && !s_forgetful.Contains(f.Style)) yield return new SavedState(true, f.Id, f.Style, Bytes(state));
        foreach (ICompute c in s.Computes) if (c is IStateful state) yield return new SavedState(false, c.Id, c.Style, Bytes(state));
    }

    private static byte[] Bytes(IStateful state)
    {
        using MemoryStream memory = new();
        using (BinaryWriter writer = new(memory, Encoding.UTF8, true)) state.SaveState(writer);
        return memory.ToArray();
    }

    private static void Write(BinaryWriter w, Vec3 v)
    {
        w.Write(v.X);
        w.Write(v.Y);
        w.Write(v.Z);
    }
}
