using System.Text;
using PolyMD.Deck.Building;
using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Restarts;

/// <summary>Makes the system of a restart file.</summary>
internal static class RestartReader
{
    public static void Read(DeckContext context, string path, string file, bool remap)
    {
        using BinaryReader r = new(new MemoryStream(StateFile.Restart.Read(path, file)), Encoding.UTF8);
        try { Read(context, r, file, remap); }
        catch (Exception e) when (e is EndOfStreamException or FormatException or ArgumentException or IndexOutOfRangeException or KeyNotFoundException)
        {
            throw new PolyMDException($"restart file '{file}' is not what a restart file of PolyMD is: {e.Message}", e);
        }
    }

    private static void Read(DeckContext context, BinaryReader r, string file, bool remap)
    {
        Simulation s = context.Simulation;
        string units = r.ReadString();
        s.Units = Units.Find(units) ?? throw new PolyMDException($"restart file '{file}' has units '{units}', which do not exist");
        context.SetLayout(AtomLayout.Of(r.ReadString().Split(' ')));
        context.Dimension = r.ReadInt32();
        for (int k = 0; k < 6; k++) context.Faces[k] = (FaceKind)r.ReadByte();
        SimulationBox box = new SimulationBox(Vector(r), Vector(r), TiltXY: r.ReadDouble(), TiltXZ: r.ReadDouble(), TiltYZ: r.ReadDouble()) with
        {
            DeclaredTriclinic = r.ReadBoolean(), IsTwoDimensional = context.Dimension == 2,
        };
        context.LargeTilt = r.ReadBoolean();
        RestartCheck.Cell(box, context.Faces, context.Dimension);
        // Faces that follow the atoms stand where they stood: the file's box has their margins already.
        SimulationBox begun = s.Faces.Begin(context.Faces, box);
        s.Box = begun with { Lo = box.Lo, Lengths = box.Lengths };
        s.Step = r.ReadInt64();
        s.TimeStep = r.ReadDouble();
        // The simulated time begins anew, as in LAMMPS 2021.
        (context.TimeOffset, context.TimeStepOfOffset) = (0, s.Step);
        s.Special = new SpecialWeights(r.ReadDouble(), r.ReadDouble(), r.ReadDouble(), r.ReadDouble(), r.ReadDouble(), r.ReadDouble());
        s.Types.SetCount(RestartCheck.Count(r, sizeof(double)));
        for (int t = 0; t < s.Types.Count; t++) s.Types.Mass[t] = r.ReadDouble();
        foreach (string family in TypeLabels.Families) for (int n = r.ReadInt32(); n > 0; n--) s.Labels.Set(family, r.ReadInt32(), r.ReadString());
        Dictionary<uint, uint> bits = [];
        for (int n = r.ReadInt32(); n > 0; n--)
        {
            string name = r.ReadString();
            bits[r.ReadUInt32()] = s.Groups.FindOrAdd(name);
        }
        context.Output.Line($"  restoring atom style {context.AtomStyle} from restart");
        context.Output.Line($"  {DeckContext.BoxText(s.Box)}");
        context.Output.Line("  1 by 1 by 1 MPI processor grid");
        Topology topology = s.Topology;
        (topology.BondTypes, topology.AngleTypes, topology.DihedralTypes, topology.ImproperTypes) = (r.ReadInt32(), r.ReadInt32(), r.ReadInt32(), r.ReadInt32());
        foreach (List<BondedRecord> terms in (List<BondedRecord>[])[.. topology.Families, topology.FormerBonds])
            for (int n = RestartCheck.Count(r, 5 * sizeof(int)); n > 0; n--) terms.Add(new BondedRecord(r.ReadInt32(), r.ReadInt32(), r.ReadInt32(), r.ReadInt32(), r.ReadInt32()));
        Atoms(s, r, bits);
        RestartCheck.System(s);
        context.BoxCreated();
        SystemEditor.Changed(context);
        if (remap) SystemEditor.Wrap(s);
        for (int i = 0; i < s.Atoms.LocalCount; i++)
            if (BoxFaces.IsOutside(s.Box, s.Atoms.Position(i))) throw new PolyMDException($"atom {s.Atoms.Id[i]} lies outside the box along a direction that is not periodic");
        ForceField(context, r, file);
        for (int n = r.ReadInt32(); n > 0; n--)
        {
            bool isFix = r.ReadBoolean();
            context.SavedStates.Add(new SavedState(isFix, r.ReadString(), r.ReadString(), r.ReadBytes(RestartCheck.Count(r, 1))));
        }
        context.Output.Line($"  {s.Atoms.LocalCount} atoms");
        foreach ((string name, List<BondedRecord> terms) in ((string[])["bonds", "angles", "dihedrals", "impropers"]).Zip(topology.Families))
            if (terms.Count > 0) context.Output.Line($"  {terms.Count} {name}");
    }

    private static void Atoms(Simulation s, BinaryReader r, Dictionary<uint, uint> bits)
    {
        AtomStore a = s.Atoms;
        a.SetLocalCount(RestartCheck.Count(r, 10 * sizeof(int)));
        for (int i = 0; i < a.LocalCount; i++)
        {
            (a.Id[i], a.TypeIndex[i], a.Molecule[i]) = (r.ReadInt32(), r.ReadInt32(), r.ReadInt32());
            (a.ImageX[i], a.ImageY[i], a.ImageZ[i]) = (r.ReadInt32(), r.ReadInt32(), r.ReadInt32());
            uint mask = r.ReadUInt32(), here = 0;
            foreach ((uint old, uint now) in bits) if ((mask & old) != 0) here |= now;
            a.GroupMask[i] = here;
            a.Charge[i] = r.ReadDouble();
            Vec3 position = Vector(r), velocity = Vector(r);
            (a.X[i], a.Y[i], a.Z[i]) = (position.X, position.Y, position.Z);
            (a.Vx[i], a.Vy[i], a.Vz[i]) = (velocity.X, velocity.Y, velocity.Z);
            a.Mass[i] = r.ReadDouble();
        }
        for (int n = r.ReadInt32(); n > 0; n--)
        {
            // Properties of a fix come back with its state.
            AtomColumn? column = a.Column(r.ReadString());
            for (int i = 0; i < a.LocalCount; i++)
            {
                double value = r.ReadDouble();
                if (column is not null) column.Values[i] = value;
            }
        }
    }

    // A line that cannot be executed again (its potential file is not here, its variable is not defined yet) leaves the rest of its family to the deck.
    private static void ForceField(DeckContext context, BinaryReader r, string file)
    {
        HashSet<string> failed = [];
        int lines = r.ReadInt32();
        for (int line = 1; line <= lines; line++)
        {
            string command = r.ReadString();
            string[] words = new string[RestartCheck.Count(r, 1)];
            for (int k = 0; k < words.Length; k++) words[k] = r.ReadString();
            words = ForceFieldLines.Kept(command, words);
            string family = command[..command.IndexOf('_', StringComparison.Ordinal)];
            if (words.Length == 0 || failed.Contains(family)) continue;
            ArgReader args = ForceFieldLines.Reader(command, words, file, line);
            try
            {
                context.Commands.Parse(new ArgToken(command, args.LineSpan), args).Execute(context);
                context.ForceField.Record(command, words);
            }
            catch (PolyMDException e)
            {
                failed.Add(family);
                context.Output.Warning($"'{command} {string.Join(' ', words)}' of the restart file cannot be restored and must be given again, with the lines after it: {(e is DeckException d ? d.Problem : e.Message)}");
            }
        }
    }

    private static Vec3 Vector(BinaryReader r) => new(r.ReadDouble(), r.ReadDouble(), r.ReadDouble());
}
