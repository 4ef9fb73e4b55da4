using PolyMD.Dynamics.Common;
using PolyMD.Dynamics.Constraints;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Thermostats;

/// <summary>
/// Enhanced heat exchange: adds power F to the atoms of a group (in a region) by v ← ξ v + (1 − ξ) v_G, ξ² = 1 + F dt/K, with the
/// coordinate correction r ← r − dt³ ε that removes the energy drift, ε = η/(m K)·(F/48 + Σ f·(v − v_G)/6) − F/(12 K)·(f/m − f_G/m_G),
/// η = m F/(2K)·(v − v_G), K the thermal kinetic energy (Wirnsberger, Frenkel, Dellago, J. Chem. Phys. 143, 124104 (2015)).
/// With constrain the held bonds of fix shake or rattle are solved once more afterwards; with com a held cluster is inside as a whole if its
/// centre of mass is. With hex the correction is left out (Hafskjold, Ikeshoji, Ratkje 1993). Scalar: ξ of the last exchange.
/// </summary>
[FixStyle("ehex")]
public sealed class FixEhex : FixBase, IEndOfStep, IScalarSource, IStateful
{
    private readonly int _every;
    private readonly double _flux;
    private readonly bool _hex;
    private readonly ArgToken? _regionToken;
    private IRegion? _region;
    private readonly bool _constrain, _wholeClusters;
    private IBondConstraints? _bonds;
    private bool[] _inside = [];
    private double _scale = 1;

    /// <summary>Reads <c>fix ID group ehex Nevery F [region ID] [constrain [com]] [hex]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Interval, power in energy/time, keywords.</param>
    public FixEhex(StyleContext context, ArgReader args) : base(context)
    {
        _every = args.Integer("Nevery", 1);
        _flux = args.Double("F");
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "region":
                    _regionToken = args.Token("region-ID");
                    _region = RegionArgument.Find(Simulation, _regionToken.Value);
                    break;
                case "hex":
                    _hex = true;
                    break;
                case "constrain":
                    _constrain = true;
                    break;
                case "com":
                    _wholeClusters = true;
                    break;
                default:
                    args.UnknownKeyword("region", "constrain", "com", "hex");
                    break;
            }
        }
        if (_wholeClusters && !_constrain) throw new DeckException(args.LineSpan, "fix ehex: 'com' goes with 'constrain'");
    }

    /// <inheritdoc/>
    public double Scalar => _scale;

    /// <inheritdoc/>
    public override void Initialize()
    {
        if (_regionToken is { } token) _region = RegionArgument.Find(Simulation, token);
        _bonds = _constrain ? Simulation.Fixes.OfType<IBondConstraints>().FirstOrDefault() : null;
        if (_constrain && _bonds is null) throw new PolyMDException($"fix {Id} (ehex): 'constrain' needs a fix shake or fix rattle");
    }

    /// <inheritdoc/>
    public void EndOfStep()
    {
        if (Simulation.Step % _every != 0) return;
        double convert = Simulation.Units.ForceToMassAcceleration, dt = Simulation.TimeStep, flux = _flux * convert * _every;
        HeatBath.Mark(Atoms, Group.Bit, _region, Simulation.Box, ref _inside);
        if (_wholeClusters) MarkClusters();
        HeatBath bath = HeatBath.Measure(Atoms, _inside);
        double k = bath.ThermalEnergy;
        if (!(k > 0)) throw new SimulationException(Simulation.Step, $"fix {Id} (ehex): there is no thermal motion to rescale in group {Group.Name}{(_region is null ? "" : $" and region {_region.Id}")}");
        double square = 1 + flux * dt / k;
        if (square < 0) throw new SimulationException(Simulation.Step, $"fix {Id} (ehex): the power {_flux} takes more energy than the atoms have");
        _scale = Math.Sqrt(square);
        double alongVelocity = flux / (2 * k) / k * (flux / 48 + bath.ThermalPower * convert / 6), alongForce = flux / (12 * k) * convert;
        double dt3 = dt * dt * dt;
        Vec3 meanForce = bath.Force / bath.Mass;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if (!_inside[i]) continue;
            Vec3 v = Atoms.Velocity(i);
            if (!_hex)
            {
                Vec3 e = (v - bath.Velocity) * alongVelocity - (Atoms.Force(i) / Atoms.Mass[i] - meanForce) * alongForce;
                Atoms.X[i] -= dt3 * e.X;
                Atoms.Y[i] -= dt3 * e.Y;
                Atoms.Z[i] -= dt3 * e.Z;
            }
            v = v * _scale - bath.Velocity * (_scale - 1);
            (Atoms.Vx[i], Atoms.Vy[i], Atoms.Vz[i]) = (v.X, v.Y, v.Z);
        }
        _bonds?.SolveAgain();
    }

    private void MarkClusters()
    {
        foreach (ConstraintCluster cluster in _bonds!.Clusters)
        {
            int first = Atoms.IndexOfId(cluster.Atoms[0]);
            Vec3 origin = Atoms.Position(first), sum = default;
            double mass = 0;
            foreach (int id in cluster.Atoms)
            {
                int i = Atoms.IndexOfId(id);
                mass += Atoms.Mass[i];
                sum += Simulation.Box.MinimumImage(Atoms.Position(i) - origin) * Atoms.Mass[i];
            }
            bool inside = HeatBath.Contains(_region, origin + sum / mass, Simulation.Box);
            foreach (int id in cluster.Atoms) _inside[Atoms.IndexOfId(id)] = inside;
        }
    }

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer) => writer.Write(_scale);

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader) => _scale = reader.ReadDouble();
}
