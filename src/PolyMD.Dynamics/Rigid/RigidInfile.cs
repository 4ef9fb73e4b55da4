using System.Globalization;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Rigid;

/// <summary>One line of the file of keyword infile: what replaces the computed attributes of a body.</summary>
internal sealed record RigidInfile(double Mass, Vec3 Centre, SymTensor Inertia, Vec3 Velocity, Vec3 AngularMomentum, (int X, int Y, int Z) Image)
{
    private const int Words = 20;

    /// <summary>Reads a file: the number of lines, then one line for each body with its key.</summary>
    /// <param name="path">Path.</param>
    /// <param name="known">The keys of the bodies.</param>
    public static Dictionary<int, RigidInfile> Read(string path, ICollection<int> known)
    {
        if (!File.Exists(path)) throw new PolyMDException($"there is no file '{path}' of rigid bodies");
        Dictionary<int, RigidInfile> bodies = [];
        int count = -1, number = 0;
        foreach (string raw in File.ReadLines(path))
        {
            number++;
            string line = raw.Split('#')[0].Trim();
            if (line.Length == 0) continue;
            string[] words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (count < 0)
            {
                if (!int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out count)) throw new DataFileException(path, number, $"expected the number of bodies, got '{words[0]}'");
                continue;
            }
            if (bodies.Count == count) break;
            double[] v = new double[Words];
            if (words.Length != Words) throw new DataFileException(path, number, $"expected {Words} numbers for a rigid body, got {words.Length}");
            for (int k = 0; k < Words; k++) if (!ArgReader.TryParseDouble(words[k], out v[k])) throw new DataFileException(path, number, $"'{words[k]}' is not a number");
            if (!known.Contains((int)v[0])) throw new DataFileException(path, number, $"there is no rigid body {words[0]}");
            if (!(v[1] > 0)) throw new DataFileException(path, number, $"the mass of body {words[0]} must be positive, got {words[1]}");
            bodies[(int)v[0]] = new RigidInfile(v[1], new Vec3(v[2], v[3], v[4]), new SymTensor(v[5], v[6], v[7], v[8], v[9], v[10]), new Vec3(v[11], v[12], v[13]), new Vec3(v[14], v[15], v[16]), ((int)v[17], (int)v[18], (int)v[19]));
        }
        if (bodies.Count < count) throw new DataFileException(path, number, $"expected {count} rigid bodies, found {Math.Max(0, bodies.Count)}");
        return bodies;
    }
}
