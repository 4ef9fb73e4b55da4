using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Integrators;

/// <summary>
/// The barostat of npt and nph: strain rates ω' of the three edges with mass W = (N+1) k T / freq²
/// (Martyna, Tobias, Klein, J. Chem. Phys. 101, 4177 (1994); Shinoda, Shiga, Mikami, Phys. Rev. B 69, 134103 (2004)), and its own chain.
/// Pressures in pressure units, volumes in length³.
/// </summary>
internal sealed class Barostat : IStateful
{
    private readonly Simulation _simulation;
    private readonly NoseHooverSettings _settings;
    private readonly bool[] _on;
    private readonly double[] _omega = new double[3], _rate = new double[3], _mass = new double[3], _frequency = new double[3];
    private readonly double[] _target = new double[3], _current = new double[3], _sigma = new double[3];
    private Vec3 _fixedPoint, _referenceLengths;
    private double _referenceVolume, _hydro, _mtkVelocityTerm;

    public Barostat(Simulation simulation, NoseHooverSettings settings)
    {
        _simulation = simulation;
        _settings = settings;
        _on = settings.Controlled;
        Dimensions = _on.Count(c => c);
        for (int k = 0; k < 3; k++) _frequency[k] = _on[k] ? 1 / settings.PressureDamping[k] : 0;
        MaxFrequency = _frequency.Max();
        Chain = settings.PressureChain > 0 ? new NoseHooverChain(settings.PressureChain, settings.PressureLoops) : null;
        Isotropic = settings.Couple == "xyz" || (simulation.Box.IsTwoDimensional && settings.Couple == "xy");
        SimulationBox box = simulation.Box;
        _fixedPoint = settings.FixedPoint ?? 0.5 * (box.Lo + box.Hi);
    }

    public int Dimensions { get; }

    public double MaxFrequency { get; }

    public NoseHooverChain? Chain { get; }

    public bool Isotropic { get; }

    public double Strain(int k) => _omega[k];

    public double Rate(int k) => _rate[k];

    public bool Controls(int k) => _on[k];

    private double DragFactor => 1 - _simulation.TimeStep * MaxFrequency * _settings.Drag / _settings.PressureLoops;

    /// <summary>Takes the present box as reference of the strain energy, once.</summary>
    public void Initialize()
    {
        if (_referenceVolume != 0) return;
        _referenceVolume = _simulation.Box.Volume;
        _referenceLengths = _simulation.Box.Lengths;
    }

    public void SetMasses(double kt)
    {
        double nkt = (_simulation.Atoms.LocalCount + 1) * kt;
        for (int k = 0; k < 3; k++) if (_on[k]) _mass[k] = nkt / (_frequency[k] * _frequency[k]);
    }

    public void SetChainMasses(double kt)
    {
        Chain?.SetMasses(kt / (MaxFrequency * MaxFrequency), kt / (MaxFrequency * MaxFrequency));
        Chain?.InitializeForces(kt);
    }

    /// <summary>Target pressures of this step.</summary>
    public void SetTargets()
    {
        double fraction = _simulation.RampFraction;
        _hydro = 0;
        for (int k = 0; k < 3; k++)
        {
            if (!_on[k]) continue;
            _target[k] = _settings.PressureStart[k] + fraction * (_settings.PressureStop[k] - _settings.PressureStart[k]);
            _hydro += _target[k];
        }
        _hydro /= Dimensions;
        if (!_settings.Anisotropic) return;
        if (_settings.Reset > 0 && (_simulation.Step - _simulation.RampStart) % _settings.Reset == 0)
        {
            _referenceVolume = _simulation.Box.Volume;
            _referenceLengths = _simulation.Box.Lengths;
        }
        for (int k = 0; k < 3; k++)
        {
            // Free directions count as target zero, as in LAMMPS: a constant in the strain energy, no force.
            _sigma[k] = _referenceVolume * (_target[k] - _hydro) / (_referenceLengths[k] * _referenceLengths[k]);
        }
    }

    /// <summary>Takes the measured pressure, averaged over coupled directions.</summary>
    public void SetCurrent(double scalar, SymTensor tensor)
    {
        switch (Isotropic ? "xyz" : _settings.Couple)
        {
            case "xyz":
                _current[0] = _current[1] = _current[2] = scalar;
                break;
            default:
                for (int k = 0; k < 3; k++) _current[k] = tensor[k];
                if (_settings.Couple == "none") break;
                int a = _settings.Couple[0] - 'x', b = _settings.Couple[1] - 'x';
                _current[a] = _current[b] = 0.5 * (tensor[a] + tensor[b]);
                break;
        }
        if (!double.IsFinite(_current[0]) || !double.IsFinite(_current[1]) || !double.IsFinite(_current[2]))
            throw Engine.Diagnosis.Trouble.NotFinite(_simulation, "the pressure that the barostat controls is not a finite number");
    }

    /// <summary>Half step of the strain rates by the pressure difference and the Martyna-Tobias-Klein terms.</summary>
    /// <param name="kinetic">dof k T of the present velocities.</param>
    /// <param name="kineticTensor">Σ m v⊗v.</param>
    public void KickRates(double kinetic, SymTensor kineticTensor)
    {
        double volume = _simulation.Box.Volume, half = 0.5 * _simulation.TimeStep, nktv2p = _simulation.Units.EnergyPerVolumeToPressure, drag = DragFactor;
        long atoms = _simulation.Atoms.LocalCount;
        double mtk = 0;
        if (_settings.Mtk)
        {
            if (Isotropic) mtk = kinetic;
            else for (int k = 0; k < 3; k++) if (_on[k]) mtk += kineticTensor[k];
            mtk /= Dimensions * (double)atoms;
        }
        Vec3 h = _simulation.Box.Lengths;
        for (int k = 0; k < 3; k++)
        {
            if (!_on[k]) continue;
            double f = (_current[k] - _hydro) * volume / (_mass[k] * nktv2p) + mtk / _mass[k];
            if (_settings.Anisotropic) f -= h[k] * (_sigma[k] * h[k]) / (_mass[k] * nktv2p);
            _rate[k] += f * half;
            _rate[k] *= drag;
        }
        _mtkVelocityTerm = 0;
        if (!_settings.Mtk) return;
        for (int k = 0; k < 3; k++) if (_on[k]) _mtkVelocityTerm += _rate[k];
        _mtkVelocityTerm /= Dimensions * (double)atoms;
    }

    /// <summary>Factors on the velocities in half a step: exp(−dt/2 (ω' + MTK term)).</summary>
    public Vec3 VelocityFactors()
    {
        double quarter = 0.25 * _simulation.TimeStep;
        double x = Math.Exp(-quarter * (_rate[0] + _mtkVelocityTerm)), y = Math.Exp(-quarter * (_rate[1] + _mtkVelocityTerm)), z = Math.Exp(-quarter * (_rate[2] + _mtkVelocityTerm));
        return new Vec3(x * x, y * y, z * z);
    }

    /// <summary>Half step of the barostat's chain.</summary>
    public void ThermostatRates(double kt)
    {
        if (Chain is null) return;
        double kinetic = 0;
        for (int k = 0; k < 3; k++) if (_on[k]) kinetic += _mass[k] * _rate[k] * _rate[k];
        double factor = Chain.HalfStep(ref kinetic, ChainTarget(kt), kt, _simulation.TimeStep, DragFactor);
        for (int k = 0; k < 3; k++) _rate[k] *= factor;
    }

    /// <summary>Scales box and all positions about the fixed point.</summary>
    /// <param name="half">Half of the step in which positions move.</param>
    public unsafe void Remap(double half)
    {
        SimulationBox old = _simulation.Box;
        Vec3 lo = old.Lo, hi = old.Hi;
        for (int k = 0; k < 3; k++)
        {
            _omega[k] += half * _rate[k];
            if (!_on[k]) continue;
            double e = Math.Exp(half * _rate[k]), p = _fixedPoint[k];
            lo = lo.With(k, (lo[k] - p) * e + p);
            hi = hi.With(k, (hi[k] - p) * e + p);
        }
        AtomStore a = _simulation.Atoms;
        Vec3 lengths = hi - lo;
        if (old.IsTriclinic)
        {
            RemapTilted(old, lo, lengths);
            return;
        }
        for (int k = 0; k < 3; k++)
        {
            if (!_on[k]) continue;
            double* r = k == 0 ? a.X.Pointer : k == 1 ? a.Y.Pointer : a.Z.Pointer;
            double oldLo = old.Lo[k], inverse = 1 / old.Lengths[k], l = lengths[k], newLo = lo[k];
            for (int i = 0; i < a.LocalCount; i++) r[i] = l * (inverse * (r[i] - oldLo)) + newLo;
        }
        _simulation.Box = old with { Lo = lo, Lengths = lengths };
    }

    // Tilt factors grow with their second direction, which keeps the shape of a cell that is scaled uniformly.
    private void RemapTilted(SimulationBox old, Vec3 lo, Vec3 lengths)
    {
        double y = lengths.Y / old.Lengths.Y, z = lengths.Z / old.Lengths.Z;
        SimulationBox box = old with { Lo = lo, Lengths = lengths, TiltXY = old.TiltXY * y, TiltXZ = old.TiltXZ * z, TiltYZ = old.TiltYZ * z };
        AtomEditing.MoveWithCell(_simulation.Atoms, Group.All.Bit, old, box);
        _simulation.Box = box;
    }

    public double PressureVolumeEnergy() => _hydro * (_simulation.Box.Volume - _referenceVolume) / _simulation.Units.EnergyPerVolumeToPressure;

    public double KineticEnergy() => KineticEnergy(0) + KineticEnergy(1) + KineticEnergy(2);

    public double KineticEnergy(int k) => _on[k] ? 0.5 * _rate[k] * _rate[k] * _mass[k] : 0;

    public double ChainTarget(double kt) => Isotropic ? kt : Dimensions * kt;

    public double StrainEnergy()
    {
        if (!_settings.Anisotropic) return 0;
        double sum = 0;
        Vec3 h = _simulation.Box.Lengths;
        for (int k = 0; k < 3; k++) sum += _sigma[k] * h[k] * h[k];
        return 0.5 * sum / _simulation.Units.EnergyPerVolumeToPressure;
    }

    public void SaveState(BinaryWriter writer)
    {
        foreach (double[] a in (ReadOnlySpan<double[]>)[_omega, _rate, _mass, _target, _current, _sigma])
        {
            for (int k = 0; k < 3; k++) writer.Write(a[k]);
        }
        for (int k = 0; k < 3; k++) writer.Write(_referenceLengths[k]);
        for (int k = 0; k < 3; k++) writer.Write(_fixedPoint[k]);
        writer.Write(_referenceVolume);
        writer.Write(_hydro);
        writer.Write(_mtkVelocityTerm);
        Chain?.SaveState(writer);
    }

    public void LoadState(BinaryReader reader)
    {
        foreach (double[] a in (ReadOnlySpan<double[]>)[_omega, _rate, _mass, _target, _current, _sigma])
        {
            for (int k = 0; k < 3; k++) a[k] = reader.ReadDouble();
        }
        _referenceLengths = new Vec3(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
        _fixedPoint = new Vec3(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
        _referenceVolume = reader.ReadDouble();
        _hydro = reader.ReadDouble();
        _mtkVelocityTerm = reader.ReadDouble();
        Chain?.LoadState(reader);
    }
}
