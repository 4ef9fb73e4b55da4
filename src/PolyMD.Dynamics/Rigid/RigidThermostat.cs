using PolyMD.Engine;
using PolyMD.Engine.Phases;

namespace PolyMD.Dynamics.Rigid;

/// <summary>The two chains of rigid/nvt: one for the motion of the centres, one for rotation.</summary>
/// <param name="simulation">Units and ramps.</param>
/// <param name="settings">Temperatures and chains.</param>
internal sealed class RigidThermostat(Simulation simulation, RigidSettings settings) : IStateful
{
    private readonly YoshidaChain _centres = new(settings.ChainLength, settings.ChainLoops, settings.ChainOrder);
    private readonly YoshidaChain _rotation = new(settings.ChainLength, settings.ChainLoops, settings.ChainOrder);
    private double _centreFreedom, _rotationFreedom;

    /// <summary>Temperature wanted at the present step.</summary>
    public double Target { get; private set; }

    /// <summary>Factor on the velocities of the centres over half a step.</summary>
    public double CentreFactor => Math.Exp(-0.5 * simulation.TimeStep * _centres.Rate);

    /// <summary>Factor on the angular momenta over half a step.</summary>
    public double RotationFactor => Math.Exp(-0.5 * simulation.TimeStep * _rotation.Rate);

    /// <summary>Energy given to the chains.</summary>
    public double Energy => _centres.Energy(_centreFreedom * KT, KT) + _rotation.Energy(_rotationFreedom * KT, KT);

    private double KT => simulation.Units.Boltzmann * Target;

    /// <summary>Counts degrees of freedom and sets masses at the start of a run.</summary>
    public void Begin()
    {
        (_centreFreedom, _rotationFreedom) = Freedom(simulation, settings);
        SetMasses();
    }

    /// <summary>Degrees of freedom of the centres and of the rotations.</summary>
    public static (double Centres, double Rotations) Freedom(Simulation simulation, RigidSettings settings)
    {
        bool flat = simulation.Box.IsTwoDimensional;
        return ((flat ? 2 : 3) * settings.Bodies.Count, settings.Bodies.Sum(b => flat ? 1 : b.IsLinear ? 2 : 3));
    }

    /// <summary>A whole step of the chains.</summary>
    public void Step()
    {
        double centres = 0, rotation = 0, energy = simulation.Units.MassVelocity2ToEnergy;
        foreach (RigidBody b in settings.Bodies)
        {
            centres += b.Mass * b.Velocity.LengthSquared;
            rotation += Numerics.Vec3.Dot(b.AngularMomentum, b.AngularVelocity);
        }
        SetMasses();
        _centres.Step(centres * energy, _centreFreedom * KT, KT, simulation.TimeStep);
        _rotation.Step(rotation * energy, _rotationFreedom * KT, KT, simulation.TimeStep);
    }

    public void SaveState(BinaryWriter writer)
    {
        foreach (double v in (ReadOnlySpan<double>)[Target, _centreFreedom, _rotationFreedom]) writer.Write(v);
        _centres.SaveState(writer);
        _rotation.SaveState(writer);
    }

    public void LoadState(BinaryReader reader)
    {
        (Target, _centreFreedom, _rotationFreedom) = (reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
        _centres.LoadState(reader);
        _rotation.LoadState(reader);
    }

    private void SetMasses()
    {
        Target = settings.TemperatureStart + simulation.RampFraction * (settings.TemperatureStop - settings.TemperatureStart);
        double q = KT * settings.Damping * settings.Damping;
        _centres.SetMasses(_centreFreedom * q, q, KT);
        _rotation.SetMasses(_rotationFreedom * q, q, KT);
    }
}
