using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Thermostats;

/// <summary>
/// Heat exchange: every N steps adds energy N·dt·eflux to the thermal motion of a group (in a region) at constant momentum,
/// v ← ξ v + (1 − ξ) v_G, ξ² = 1 + Q/K (Ikeshoji, Hafskjold, Mol. Phys. 81, 251 (1994)). Scalar: ξ of the last exchange.
/// </summary>
[FixStyle("heat")]
public sealed class FixHeat : FixBase, IEndOfStep, IScalarSource, IStateful
{
    private readonly int _every;
    private readonly ScalarArgument _flux;
    private readonly ArgToken? _regionToken;
    private IRegion? _region;
    private bool[] _inside = [];
    private double _scale = 1;

    /// <summary>Reads <c>fix ID group heat N eflux [region ID]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Interval, power in energy/time (number or equal-style variable), region.</param>
    public FixHeat(StyleContext context, ArgReader args) : base(context)
    {
        _every = args.Integer("N", 1);
        _flux = ScalarArgument.Read(args, "eflux");
        while (!args.AtEnd)
        {
            if (args.Word("keyword") != "region") args.UnknownKeyword("region");
            _regionToken = args.Token("region-ID");
            _region = RegionArgument.Find(Simulation, _regionToken.Value);
        }
    }

    /// <inheritdoc/>
    public double Scalar => _scale;

    /// <inheritdoc/>
    public override void Initialize()
    {
        _flux.Resolve(Simulation);
        if (_regionToken is { } token) _region = RegionArgument.Find(Simulation, token);
    }

    /// <inheritdoc/>
    public override Needs NeedsAt(long step) => step % _every == 0 ? _flux.Requires : Needs.None;

    /// <inheritdoc/>
    public void EndOfStep()
    {
        if (Simulation.Step % _every != 0) return;
        HeatBath.Mark(Atoms, Group.Bit, _region, null, ref _inside);
        HeatBath bath = HeatBath.Measure(Atoms, _inside);
        double heat = _flux.Value * _every * Simulation.TimeStep * Simulation.Units.ForceToMassAcceleration;
        double square = bath.ThermalEnergy > 0 ? 1 + heat / bath.ThermalEnergy : -1;
        if (square < 0) throw new SimulationException(Simulation.Step, $"fix {Id} (heat): the atoms of group {Group.Name} have less thermal energy than is taken out");
        _scale = Math.Sqrt(square);
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if (!_inside[i]) continue;
            Vec3 v = Atoms.Velocity(i) * _scale - bath.Velocity * (_scale - 1);
            (Atoms.Vx[i], Atoms.Vy[i], Atoms.Vz[i]) = (v.X, v.Y, v.Z);
        }
    }

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer) => writer.Write(_scale);

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader) => _scale = reader.ReadDouble();
}
