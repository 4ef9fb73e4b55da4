using PolyMD.Model;

namespace PolyMD.Analysis.Trajectories;

/// <summary>Atoms gathered by molecule.</summary>
public static class MoleculeGroups
{
    /// <summary>Atoms of molecule 0, or of a frame without molecules, each by itself, then the others by molecule in order of their first atom.</summary>
    /// <param name="frame">Frame.</param>
    /// <param name="atoms">Indices of the atoms, ascending.</param>
    public static int[][] Of(Frame frame, ReadOnlySpan<int> atoms)
    {
        ArgumentNullException.ThrowIfNull(frame);
        int[] all = atoms.ToArray();
        if (!frame.HasMolecules) return [.. all.Select(i => (int[])[i])];
        return [.. all.Where(i => frame.Molecules[i] == 0).Select(i => (int[])[i]), .. all.Where(i => frame.Molecules[i] != 0).GroupBy(i => frame.Molecules[i]).Select(g => (int[])[.. g])];
    }
}
