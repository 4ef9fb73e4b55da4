using PolyMD.Numerics;

namespace PolyMD.Building.Molecules;

/// <summary>A molecule as built: named atom types, positions (unwrapped) and bonds; angles and torsions follow from the bonds.</summary>
/// <param name="Name">Name of the species.</param>
public sealed record Molecule(string Name)
{
    /// <summary>Atom type of each atom.</summary>
    public List<string> Types { get; } = [];

    /// <summary>Position of each atom in Angstrom, unwrapped.</summary>
    public List<Vec3> Positions { get; } = [];

    /// <summary>Bonded pairs of atom indices.</summary>
    public List<(int A, int B)> Bonds { get; } = [];

    /// <summary>Adds an atom and returns its index.</summary>
    /// <param name="type">Type name.</param>
    /// <param name="position">Position in Angstrom.</param>
    public int Add(string type, Vec3 position)
    {
        Types.Add(type);
        Positions.Add(position);
        return Types.Count - 1;
    }

    /// <summary>All angles (a, b, c) with b bonded to a and c, each once, in a fixed order.</summary>
    public IEnumerable<(int A, int B, int C)> Angles()
    {
        List<int>[] near = Neighbours();
        for (int b = 0; b < near.Length; b++)
        {
            for (int i = 0; i < near[b].Count; i++)
            {
                for (int k = i + 1; k < near[b].Count; k++) yield return (near[b][i], b, near[b][k]);
            }
        }
    }

    /// <summary>All torsions (a, b, c, d) along bonded paths, each once, in a fixed order.</summary>
    public IEnumerable<(int A, int B, int C, int D)> Dihedrals()
    {
        List<int>[] near = Neighbours();
        foreach ((int b, int c) in Bonds)
        {
            foreach (int a in near[b])
            {
                if (a == c) continue;
                foreach (int d in near[c])
                {
                    if (d != b && d != a) yield return (a, b, c, d);
                }
            }
        }
    }

    private List<int>[] Neighbours()
    {
        List<int>[] near = new List<int>[Types.Count];
        for (int i = 0; i < near.Length; i++) near[i] = [];
        foreach ((int a, int b) in Bonds)
        {
            near[a].Add(b);
            near[b].Add(a);
        }
        return near;
    }
}
