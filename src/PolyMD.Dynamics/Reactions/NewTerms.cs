using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Dynamics.Reactions;

/// <summary>Angles, dihedrals and impropers that contain new bonds.</summary>
internal static class NewTerms
{
    /// <summary>Adds all that there are, once each.</summary>
    /// <param name="topology">Receives them.</param>
    /// <param name="fresh">New bonds, smaller id first; they are among the bonds of the atoms.</param>
    /// <param name="bonded">Bonds by atom id.</param>
    /// <param name="angle">Type of angles, 0 for none.</param>
    /// <param name="dihedral">Type of dihedrals, 0 for none.</param>
    /// <param name="improper">Type of impropers, 0 for none; the first atom is the centre.</param>
    public static void Add(Topology topology, HashSet<(int, int)> fresh, Dictionary<int, List<int>> bonded, int angle, int dihedral, int improper)
    {
        bool Fresh(int a, int b) => fresh.Contains(ReactionWords.Key(a, b));
        HashSet<int> near = [.. fresh.SelectMany(b => (int[])[b.Item1, b.Item2])];
        // Centres of angles and impropers are ends of new bonds; middles of dihedrals may be a bond away.
        foreach (int centre in near.Order())
        {
            List<int> around = bonded[centre];
            for (int p = 0; p < around.Count; p++)
            {
                for (int q = p + 1; q < around.Count; q++)
                {
                    if (angle > 0 && (Fresh(centre, around[p]) || Fresh(centre, around[q]))) topology.Angles.Add(new BondedRecord(angle, around[p], centre, around[q]));
                    for (int r = q + 1; improper > 0 && r < around.Count; r++)
                        if (Fresh(centre, around[p]) || Fresh(centre, around[q]) || Fresh(centre, around[r]))
                            topology.Impropers.Add(new BondedRecord(improper, centre, around[p], around[q], around[r]));
                }
            }
        }
        if (dihedral == 0) return;
        foreach (int b in near.SelectMany(a => bonded[a]).Concat(near).Distinct().Order())
        {
            foreach (int c in bonded[b].Where(c => c > b))
            {
                foreach (int a in bonded[b].Where(a => a != c))
                    foreach (int d in bonded[c].Where(d => d != b && d != a))
                        if (Fresh(a, b) || Fresh(b, c) || Fresh(c, d)) topology.Dihedrals.Add(new BondedRecord(dihedral, a, b, c, d));
            }
        }
    }
}
