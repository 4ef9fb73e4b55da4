using PolyMD.Dynamics.Common;
using PolyMD.Dynamics.Deformation;
using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Rigid;

/// <content>How rigid/npt and rigid/nph drive their barostat, and how bodies follow the cell.</content>
public sealed partial class FixRigid
{
    private readonly RigidBarostat? _barostat;
    private readonly SourceSpan _span;
    private PressureGauge? _gauge;
    private double _referenceTemperature;

    private double KT => Simulation.Units.Boltzmann * (_thermostat?.Target ?? _referenceTemperature);

    // Of chains and barostat as the scalar of the fix has it.
    private double ScalarEnergy => (_thermostat?.Energy ?? 0) + (_barostat?.ScalarEnergy(KT) ?? 0);

    /// <inheritdoc/>
    public override Needs NeedsAt(long step) => _barostat is null ? Needs.None : Needs.Virial;

    bool IChangesCell.Changes(int component) => _barostat is not null && _settings.Pressure.On[component];

    void IMovesWithCell.MoveWithCell(in SimulationBox from, in SimulationBox to)
    {
        foreach (RigidBody b in _settings.Bodies) b.Centre = to.FromFractional(from.ToFractional(b.Centre));
    }

    private void AddComputes() => _gauge = new PressureGauge(Simulation, Id, _span);

    private void FindComputes()
    {
        ((IChangesCell)this).CheckSole(Simulation, _span);
        if (Simulation.Box.IsTriclinic) throw new DeckException(_span, $"fix {Id} ({Style}): a triclinic box is not supported");
        _gauge!.Resolve();
    }

    private void BeginBarostat()
    {
        if (_thermostat is null)
        {
            _referenceTemperature = _gauge!.Temperature.ComputeTemperature();
            // Without motion the mass follows from a usual temperature, as in LAMMPS.
            if (_referenceTemperature == 0) _referenceTemperature = Simulation.Units.Name == "lj" ? 1 : 300;
        }
        (double centres, double rotations) = RigidThermostat.Freedom(Simulation, _settings);
        _barostat!.Begin(centres + rotations, KT);
        DriveBarostat();
    }

    private void DriveBarostat()
    {
        double temperature = _gauge!.Temperature.ComputeTemperature(), kinetic = 0;
        if (_barostat!.Isotropic) _barostat.SetCurrent(_gauge!.Pressure.ComputeScalar(temperature, _gauge!.Temperature.DegreesOfFreedom), default);
        else _barostat.SetCurrent(0, _gauge!.Pressure.ComputeTensor(_gauge!.Temperature.ComputeKineticTensor()));
        _barostat.SetTargets();
        foreach (RigidBody b in _settings.Bodies) kinetic += b.Mass * b.Velocity.LengthSquared + Vec3.Dot(b.AngularMomentum, b.AngularVelocity);
        _barostat.KickRates(kinetic * Simulation.Units.MassVelocity2ToEnergy);
    }
}
