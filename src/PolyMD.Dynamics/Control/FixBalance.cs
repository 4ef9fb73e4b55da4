using PolyMD.Dynamics.Common;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Control;

/// <summary>Accepted without effect: there is one process. Scalar: imbalance after the last rebalancing: 1, or 0 as long as there was none, because
/// the threshold is not below 1. Vector: atoms on the fullest process, iterations, imbalance before the last rebalancing.</summary>
[FixStyle("balance")]
public sealed class FixBalance : FixBase, IScalarSource, IVectorSource
{
    private readonly bool _rebalances;

    /// <summary>Reads <c>fix ID group balance Nfreq thresh shift dims Niter stop|rcb [weight …] [out file]</c>.</summary>
    /// <param name="context">Simulation, id, group (not used).</param>
    /// <param name="args">Interval, threshold, style, keywords.</param>
    public FixBalance(StyleContext context, ArgReader args) : base(context)
    {
        args.Integer("Nfreq", 0);
        _rebalances = args.Positive("thresh") < 1;
        BalanceWords.ReadStyle(args, false);
        BalanceWords.ReadKeywords(args, Simulation);
    }

    /// <inheritdoc/>
    public double Scalar => _rebalances ? 1 : 0;

    /// <inheritdoc/>
    public int VectorLength => 3;

    /// <inheritdoc/>
    public double VectorAt(int index) => index switch { 0 => Atoms.LocalCount, 1 => 0, _ => Scalar };
}
