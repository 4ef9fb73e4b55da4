using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Dynamics.Constraints;

/// <summary>Groups the bonds that are to be held into clusters, in the order of their first atoms.</summary>
internal static class ClusterFinder
{
    /// <summary>Finds the clusters and, by index into the topology, the bonds and angles they replace.</summary>
    public static List<ConstraintCluster> Find(Simulation simulation, uint groupBit, ConstraintSettings settings, HashSet<int> heldBonds, HashSet<int> heldAngles)
    {
        AtomStore atoms = simulation.Atoms;
        Dictionary<int, List<(int Partner, int Type)>> links = [];
        for (int t = 0; t < simulation.Topology.Bonds.Count; t++)
        {
            BondedRecord b = simulation.Topology.Bonds[t];
            int i = atoms.IndexOfId(b.A), j = atoms.IndexOfId(b.B);
            if (i < 0 || j < 0) throw new PolyMDException($"bond {b.A}-{b.B} names an atom that does not exist");
            if ((atoms.GroupMask[i] & atoms.GroupMask[j] & groupBit) == 0) continue;
            if (!settings.HasBond(b.Type, atoms.TypeIndex[i] + 1, atoms.TypeIndex[j] + 1, simulation.Types)) continue;
            heldBonds.Add(t);
            Link(b.A, b.B, b.Type);
            Link(b.B, b.A, b.Type);
        }
        Dictionary<int, ConstraintCluster> byCentre = [];
        foreach ((int id, List<(int Partner, int Type)> partners) in links)
        {
            if (partners.Count > 3) throw new PolyMDException($"atom {id} would be constrained to {partners.Count} others: clusters of at most four atoms can be held");
            foreach ((int partner, _) in partners)
            {
                if (partners.Count > 1 && links[partner].Count > 1)
                    throw new PolyMDException($"atoms {id} and {partner} are both centres of constrained bonds: clusters must not be connected");
            }
            if (partners.Count > 1) byCentre[id] = new ConstraintCluster([id, .. partners.Select(p => p.Partner)], [.. partners.Select(p => p.Type)], 0);
            else if (links[partners[0].Partner].Count == 1 && id < partners[0].Partner) byCentre[id] = new ConstraintCluster([id, partners[0].Partner], [partners[0].Type], 0);
        }
        if (settings.HasAngles) CloseTriangles(simulation.Topology.Angles, settings, byCentre, heldAngles);
        return [.. byCentre.Values.OrderBy(c => c.Atoms[0])];

        void Link(int from, int to, int type)
        {
            if (!links.TryGetValue(from, out List<(int, int)>? list)) links[from] = list = [];
            list.Add((to, type));
        }
    }

    private static void CloseTriangles(List<BondedRecord> angles, ConstraintSettings settings, Dictionary<int, ConstraintCluster> byCentre, HashSet<int> heldAngles)
    {
        for (int t = 0; t < angles.Count; t++)
        {
            BondedRecord a = angles[t];
            if (!settings.HasAngle(a.Type) || !byCentre.TryGetValue(a.B, out ConstraintCluster? c) || c.Atoms.Length != 3) continue;
            if (!c.Atoms.Contains(a.A) || !c.Atoms.Contains(a.C)) continue;
            byCentre[a.B] = c with { AngleType = a.Type };
            heldAngles.Add(t);
        }
    }
}
