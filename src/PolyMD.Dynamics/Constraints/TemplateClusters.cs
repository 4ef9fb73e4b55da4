using PolyMD.Model;

namespace PolyMD.Dynamics.Constraints;

/// <summary>The clusters that the shake sections of a molecule template describe, with atoms as numbered within it.</summary>
internal static class TemplateClusters
{
    /// <summary>Each cluster once, in the order of their first atoms.</summary>
    public static List<ConstraintCluster> Of(MoleculeTemplate template)
    {
        SortedDictionary<int, ConstraintCluster> clusters = [];
        for (int k = 0; k < template.Count; k++)
        {
            int flag = template.ShakeFlags[k];
            if (flag == 0) continue;
            int[] types = template.ShakeTypes[k];
            clusters[template.ShakeAtoms[k][0]] = flag == 1 ? new ConstraintCluster(template.ShakeAtoms[k], types[..2], types[2]) : new ConstraintCluster(template.ShakeAtoms[k], types, 0);
        }
        return [.. clusters.Values];
    }
}
