using PolyMD.Dynamics.Deformation;
using PolyMD.Dynamics.Integrators;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Rigid;

/// <summary>
/// The barostat of rigid/npt and rigid/nph: strain rates ε' of the edges with mass W = (L + d) k T / freq², L the degrees of freedom of the bodies, and
/// its own chain (Kamberaj, Li, Hansen, J. Chem. Phys. 122, 224114 (2005), after Martyna, Tobias, Klein, J. Chem. Phys. 101, 4177 (1994)).
/// </summary>
internal sealed class RigidBarostat : IStateful
{
    private readonly Simulation _simulation;
    private readonly RigidSettings _settings;
    private readonly PressureControl _control;
    private readonly YoshidaChain? _chain;
    private readonly double[] _rate = new double[3], _mass = new double[3], _target = new double[3], _current = new double[3];
    private readonly double _maxFrequency;
    private Vec3 _fixedPoint;
    private double _hydro, _freedom, _mtkVelocityTerm;

    public RigidBarostat(Simulation simulation, RigidSettings settings)
    {
        _simulation = simulation;
        _settings = settings;
        _control = settings.Pressure;
        _maxFrequency = _control.Damping.Where(t => t > 0).Max(t => 1 / t);
        // Half of the friction between the thermostats of this chain acts in LAMMPS (2021), whose trajectories we follow.
        if (settings.PressureChain > 0) _chain = new YoshidaChain(settings.PressureChain, settings.ChainLoops, settings.ChainOrder, 0.5);
        _fixedPoint = 0.5 * (simulation.Box.Lo + simulation.Box.Hi);
    }

    public bool Isotropic => _control.IsIsotropic;

    /// <summary>Factors on the velocities of the centres over half a step.</summary>
    public Vec3 CentreFactors => new(CentreFactor(0), CentreFactor(1), CentreFactor(2));

    /// <summary>Factor on the angular momenta over half a step.</summary>
    public double RotationFactor => Math.Exp(-Half * _control.Dimensions * _mtkVelocityTerm);

    /// <summary>By which the velocities of the centres are multiplied to give their moves.</summary>
    public Vec3 DriftTimes => new(DriftTime(0), DriftTime(1), DriftTime(2));

    private double Half => 0.5 * _simulation.TimeStep;

    private int Dimensions => _simulation.Box.Dimensions;

    /// <summary>Sets masses at the start of a run.</summary>
    public void Begin(double freedom, double kt)
    {
        _freedom = freedom;
        SetMasses(kt);
    }

    /// <summary>Target pressures of this step.</summary>
    public void SetTargets()
    {
        _hydro = 0;
        for (int k = 0; k < 3; k++)
        {
            if (!_control.On[k]) continue;
            _target[k] = _control.Start[k] + _simulation.RampFraction * (_control.Stop[k] - _control.Start[k]);
            _hydro += _target[k] / _control.Dimensions;
        }
    }

    /// <summary>Takes the measured pressure, averaged over coupled directions.</summary>
    public void SetCurrent(double scalar, SymTensor tensor)
    {
        for (int k = 0; k < 3; k++) _current[k] = Isotropic ? scalar : tensor[k];
        if (!Isotropic) _control.Average(_current);
        for (int k = 0; k < 3; k++)
            if (!double.IsFinite(_current[k])) throw new SimulationException(_simulation.Step, "the pressure that the barostat controls is not a finite number");
    }

    /// <summary>Half step of the strain rates by the pressure difference, the motion of the bodies, and the friction of the chain.</summary>
    /// <param name="kinetic">Σ m v² + Σ ω·I ω of the bodies, in energy units.</param>
    public void KickRates(double kinetic)
    {
        // No bodies yet: nothing of theirs moves the cell.
        if (_freedom == 0) return;
        double volume = _simulation.Box.Volume, nktv2p = _simulation.Units.EnergyPerVolumeToPressure, motion = kinetic / _freedom, friction = Math.Exp(-Half * (_chain?.Rate ?? 0));
        _mtkVelocityTerm = 0;
        for (int k = 0; k < 3; k++)
        {
            if (!_control.On[k]) continue;
            _rate[k] += Half * ((_current[k] - _hydro) * volume / nktv2p + motion) / _mass[k];
            _rate[k] *= friction;
            _mtkVelocityTerm += _rate[k] / _freedom;
        }
    }

    /// <summary>Masses for the present temperature, and a whole step of the chain.</summary>
    public void StepChain(double kt)
    {
        SetMasses(kt);
        _chain?.Step(Kinetic() / _control.Dimensions, kt, kt, _simulation.TimeStep);
    }

    /// <summary>Half a step of the cell about its middle, with what is in it.</summary>
    public void Remap()
    {
        SimulationBox old = _simulation.Box;
        Vec3 lo = old.Lo, hi = old.Hi;
        for (int k = 0; k < 3; k++)
        {
            if (!_control.On[k]) continue;
            double e = Math.Exp(Half * _rate[k]), p = _fixedPoint[k];
            lo = lo.With(k, (lo[k] - p) * e + p);
            hi = hi.With(k, (hi[k] - p) * e + p);
        }
        SimulationBox box = old with { Lo = lo, Lengths = hi - lo };
        CellMotion.Move(_simulation, _settings.Dilate.Bit, old, box);
        _simulation.Box = box;
    }

    /// <summary>Energy of the strain rates, of the volume against the target pressure, and of the chain, which completes the conserved energy; the pressure is that of atoms, not of bodies, so that it is conserved on average.</summary>
    public double Energy(double kt) =>
        0.5 * Kinetic() + _hydro * _simulation.Box.Volume / _simulation.Units.EnergyPerVolumeToPressure + _control.Dimensions * (_chain?.Energy(kt, kt) ?? 0);

    /// <summary>What LAMMPS (2021) adds to the scalar of the fix: strain rates and chain by the number of controlled edges, the target pressure as a mean over all three.</summary>
    public double ScalarEnergy(double kt)
    {
        double target = (_target[0] + _target[1] + _target[2]) / 3;
        return 0.5 * Kinetic() / _control.Dimensions + target * _simulation.Box.Volume / _simulation.Units.EnergyPerVolumeToPressure + (_chain?.Energy(kt, kt) ?? 0);
    }

    public void SaveState(BinaryWriter writer)
    {
        foreach (double[] a in (ReadOnlySpan<double[]>)[_rate, _mass, _target, _current]) foreach (double v in a) writer.Write(v);
        foreach (double v in (ReadOnlySpan<double>)[_fixedPoint.X, _fixedPoint.Y, _fixedPoint.Z, _hydro, _freedom, _mtkVelocityTerm]) writer.Write(v);
        _chain?.SaveState(writer);
    }

    public void LoadState(BinaryReader reader)
    {
        foreach (double[] a in (ReadOnlySpan<double[]>)[_rate, _mass, _target, _current]) for (int k = 0; k < 3; k++) a[k] = reader.ReadDouble();
        _fixedPoint = new Vec3(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
        (_hydro, _freedom, _mtkVelocityTerm) = (reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
        _chain?.LoadState(reader);
    }

    private double Kinetic() => _mass[0] * _rate[0] * _rate[0] + _mass[1] * _rate[1] * _rate[1] + _mass[2] * _rate[2] * _rate[2];

    private double CentreFactor(int k) => Math.Exp(-Half * (_rate[k] + _mtkVelocityTerm));

    private double DriftTime(int k)
    {
        double x = Half * _rate[k];
        return _simulation.TimeStep * Math.Exp(x) * YoshidaChain.SinhOverX(x);
    }

    private void SetMasses(double kt)
    {
        for (int k = 0; k < 3; k++) if (_control.On[k]) _mass[k] = (_freedom + Dimensions) * kt * _control.Damping[k] * _control.Damping[k];
        double q = kt / (_maxFrequency * _maxFrequency);
        _chain?.SetMasses(Dimensions * Dimensions * q, q, kt);
    }
}
