using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Fixes;

/// <summary>
/// Reverse non-equilibrium heat flux (Müller-Plathe, J. Chem. Phys. 106, 6082 (1997)): every N steps the hottest atoms of the lowest layer and the
/// coldest of the middle layer are paired and exchange velocities relative to their common centre of mass, which conserves energy and
/// momentum also for unequal masses. Scalar: kinetic energy moved so far.
/// </summary>
[FixStyle("thermal/conductivity")]
public sealed class FixThermalConductivity : FixBase, IEndOfStep, IScalarSource, IStateful
{
    private readonly int _every;
    private readonly SwapLayers _layers;
    private double _energy;

    /// <summary>Reads <c>fix ID group thermal/conductivity N edim Nbin [swap Nswap]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Interval, direction, layers, keyword.</param>
    public FixThermalConductivity(StyleContext context, ArgReader args) : base(context)
    {
        _every = args.Integer("N", 1);
        int axis = args.Choice("edim", "x", "y", "z")[0] - 'x', bins = args.Integer("Nbin", 2), swaps = 1;
        if (bins % 2 != 0) args.Fail("'Nbin' must be even: the middle layer is as far from the lowest on both sides");
        while (!args.AtEnd)
        {
            if (args.Word("keyword") != "swap") args.UnknownKeyword("swap");
            swaps = args.Integer("Nswap", 1);
        }
        _layers = new SwapLayers(Simulation, Group, axis, bins, swaps);
    }

    /// <inheritdoc/>
    public double Scalar => _energy;

    /// <inheritdoc/>
    public void EndOfStep()
    {
        if (Simulation.Step % _every != 0) return;
        _layers.Begin();
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            bool? low = _layers.LayerOf(i);
            if (low is null) continue;
            double energy = 0.5 * Atoms.Mass[i] * Atoms.Velocity(i).LengthSquared;
            _layers.Offer(low.Value, i, low.Value ? -energy : energy);
        }
        double moved = 0;
        for (int k = 0; k < _layers.Pairs; k++)
        {
            (int i, int j) = _layers.Pair(k);
            double mi = Atoms.Mass[i], mj = Atoms.Mass[j];
            Vec3 vi = Atoms.Velocity(i), vj = Atoms.Velocity(j), centre = (vi * mi + vj * mj) / (mi + mj), ni = 2 * centre - vi, nj = 2 * centre - vj;
            (Atoms.Vx[i], Atoms.Vy[i], Atoms.Vz[i]) = (ni.X, ni.Y, ni.Z);
            (Atoms.Vx[j], Atoms.Vy[j], Atoms.Vz[j]) = (nj.X, nj.Y, nj.Z);
            moved += 0.5 * mj * (nj.LengthSquared - vj.LengthSquared);
        }
        _energy += moved * Simulation.Units.MassVelocity2ToEnergy;
    }

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer) => writer.Write(_energy);

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader) => _energy = reader.ReadDouble();
}
