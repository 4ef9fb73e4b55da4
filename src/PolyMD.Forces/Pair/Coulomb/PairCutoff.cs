using PolyMD.Model;

namespace PolyMD.Forces.Pair.Coulomb;

/// <summary>The optional Coulomb cutoff at the end of a pair_coeff line.</summary>
public static class PairCutoff
{
    /// <summary>The cutoff on the line; else that of the van der Waals part if it is on the line; else the global one.</summary>
    /// <param name="args">Words.</param>
    /// <param name="settings">pair_style settings, the global cutoff last.</param>
    /// <param name="vdw">Coefficients of the van der Waals part, empty if there is none.</param>
    /// <param name="vdwCutoff">Its cutoff if given on this line, or NaN.</param>
    public static double Read(ArgReader args, ReadOnlySpan<double> settings, ReadOnlySpan<double> vdw, double vdwCutoff)
    {
        if (!args.AtEnd && (vdw.IsEmpty || !double.IsNaN(vdwCutoff))) return args.NotNegative(vdw.IsEmpty ? "cutoff" : "Coulomb cutoff");
        return double.IsNaN(vdwCutoff) ? settings[^1] : vdwCutoff;
    }
}
