using System.Globalization;
using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Restarts;

/// <summary>What must hold of the content of a restart file: its checksum says that it is as written, not that the one who wrote it was right.</summary>
internal static class RestartCheck
{
    /// <summary>Reads how many entries follow.</summary>
    /// <param name="r">Source.</param>
    /// <param name="bytes">Least size of an entry: no memory is taken for more than can be there.</param>
    /// <exception cref="FormatException">There cannot be so many.</exception>
    public static int Count(BinaryReader r, int bytes)
    {
        int count = r.ReadInt32();
        long left = r.BaseStream.Length - r.BaseStream.Position;
        return count >= 0 && (long)count * bytes <= left ? count : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{count} entries are announced where {left} bytes are left"));
    }

    /// <summary>Checks the cell.</summary>
    /// <param name="box">Cell.</param>
    /// <param name="faces">Its faces.</param>
    /// <param name="dimension">2 or 3.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public static void Cell(in SimulationBox box, IEnumerable<FaceKind> faces, int dimension)
    {
        if (dimension is not (2 or 3)) throw new FormatException($"the dimension is {dimension}");
        if (faces.Any(f => !Enum.IsDefined(f))) throw new FormatException("a face of the box is of no known kind");
        Vec3 lo = box.Lo, lengths = box.Lengths;
        if (!(IsFinite(lo) && IsFinite(lengths) && lengths.X > 0 && lengths.Y > 0 && lengths.Z > 0 && double.IsFinite(box.TiltXY + box.TiltXZ + box.TiltYZ))) throw new FormatException("the box has no volume");
    }

    /// <summary>Checks atoms and terms: arrays are indexed with what they say.</summary>
    /// <param name="s">The simulation.</param>
    /// <exception cref="FormatException">They do not fit each other.</exception>
    public static void System(Simulation s)
    {
        AtomStore a = s.Atoms;
        HashSet<int> ids = [];
        for (int i = 0; i < a.LocalCount; i++)
        {
            if (a.Id[i] < 1 || !ids.Add(a.Id[i])) throw new FormatException($"atom id {a.Id[i]} is not possible or appears twice");
            if (a.TypeIndex[i] < 0 || a.TypeIndex[i] >= s.Types.Count) throw new FormatException($"atom {a.Id[i]} has type {a.TypeIndex[i] + 1L}, outside the {s.Types.Count} types");
            if (!IsFinite(a.Position(i))) throw new FormatException($"the position of atom {a.Id[i]} is not finite");
        }
        Topology t = s.Topology;
        int[] types = [t.BondTypes, t.AngleTypes, t.DihedralTypes, t.ImproperTypes];
        foreach ((List<BondedRecord> terms, int count) in t.Families.Zip(types))
            foreach (BondedRecord term in terms)
                if (term.Type < 1 || term.Type > count || !term.All(ids.Contains)) throw new FormatException($"a term of type {term.Type} of the atoms {term.A} and {term.B} does not fit the system");
    }

    private static bool IsFinite(Vec3 v) => double.IsFinite(v.X) && double.IsFinite(v.Y) && double.IsFinite(v.Z);
}
