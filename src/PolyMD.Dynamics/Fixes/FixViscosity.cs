using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Fixes;

/// <summary>
/// Reverse non-equilibrium momentum flux (Müller-Plathe, Phys. Rev. E 59, 4894 (1999)): every N steps the atoms of the lowest layer with the
/// positive velocity component nearest to vtarget and those of the middle layer nearest to −vtarget are paired and pass each other's momentum as
/// in an elastic collision. Scalar: momentum moved so far.
/// </summary>
[FixStyle("viscosity")]
public sealed class FixViscosity : FixBase, IEndOfStep, IScalarSource, IStateful
{
    private readonly int _every, _component;
    private readonly double _target = double.PositiveInfinity;
    private readonly SwapLayers _layers;
    private double _momentum;

    /// <summary>Reads <c>fix ID group viscosity N vdim pdim Nbin [swap Nswap] [vtarget V|INF]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Interval, components, layers, keywords.</param>
    public FixViscosity(StyleContext context, ArgReader args) : base(context)
    {
        _every = args.Integer("N", 1);
        _component = args.Choice("vdim", "x", "y", "z")[0] - 'x';
        int axis = args.Choice("pdim", "x", "y", "z")[0] - 'x', bins = args.Integer("Nbin", 2), swaps = 1;
        if (bins % 2 != 0) args.Fail("'Nbin' must be even: the middle layer is as far from the lowest on both sides");
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "swap": swaps = args.Integer("Nswap", 1); break;
                case "vtarget":
                    if (!args.TryKeyword("INF")) _target = args.Positive("V");
                    break;
                default: args.UnknownKeyword("swap", "vtarget"); break;
            }
        }
        _layers = new SwapLayers(Simulation, Group, axis, bins, swaps);
    }

    /// <inheritdoc/>
    public double Scalar => _momentum;

    /// <inheritdoc/>
    public void EndOfStep()
    {
        if (Simulation.Step % _every != 0) return;
        _layers.Begin();
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            bool? low = _layers.LayerOf(i);
            if (low is null) continue;
            double v = low.Value ? Velocity(i) : -Velocity(i);
            if (v < 0) continue;
            // Without a target the fastest come first.
            _layers.Offer(low.Value, i, double.IsInfinity(_target) ? -v : Math.Abs(v - _target));
        }
        for (int k = 0; k < _layers.Pairs; k++)
        {
            (int i, int j) = _layers.Pair(k);
            double mi = Atoms.Mass[i], mj = Atoms.Mass[j], vi = Velocity(i), vj = Velocity(j), centre = (mi * vi + mj * vj) / (mi + mj);
            Set(i, 2 * centre - vi);
            Set(j, 2 * centre - vj);
            _momentum += 2 * mi * (centre - vi);
        }
    }

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer) => writer.Write(_momentum);

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader) => _momentum = reader.ReadDouble();

    private double Velocity(int i) => Atoms.Velocity(i)[_component];

    private void Set(int i, double v)
    {
        if (_component == 0) Atoms.Vx[i] = v;
        else if (_component == 1) Atoms.Vy[i] = v;
        else Atoms.Vz[i] = v;
    }
}
