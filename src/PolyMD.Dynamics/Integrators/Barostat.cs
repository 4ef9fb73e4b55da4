using PolyMD.Dynamics.Common;
using PolyMD.Dynamics.Deformation;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Integrators;

/// <summary>
/// The barostat of npt and nph: strain rates ω' of the edges and of the tilt factors, an upper triangular matrix with ḣ = ω' h, with mass
/// W = (N+1) k T / freq² (Martyna, Tobias, Klein, J. Chem. Phys. 101, 4177 (1994); Shinoda, Shiga, Mikami, Phys. Rev. B 69, 134103 (2004)), and its
/// own chain. Targets that differ strain the cell by ½ Tr(σ hᵀ h) with σ = V₀ h₀⁻¹ (P − P_hydro) h₀⁻ᵀ about a reference cell h₀.
/// Components count xx, yy, zz, yz, xz, xy. Pressures in pressure units, volumes in length³.
/// </summary>
internal sealed partial class Barostat : IStateful
{
    private readonly Simulation _simulation;
    private readonly NoseHooverSettings _settings;
    private readonly PressureControl _control;
    private readonly bool[] _on;
    private readonly double[] _omega = new double[6], _rate = new double[6], _mass = new double[6], _frequency = new double[6];
    private readonly double[] _target = new double[6], _current = new double[6];
    private readonly uint _movedBit;
    private SymTensor _sigma;
    private Vec3 _fixedPoint;
    private CellMatrix _reference;
    private double _referenceVolume, _hydro, _mtkVelocityTerm;

    public Barostat(Simulation simulation, NoseHooverSettings settings)
    {
        _simulation = simulation;
        _settings = settings;
        _control = settings.Pressure;
        _on = _control.On;
        Dimensions = _control.Dimensions;
        Count = _on.Count(c => c);
        for (int k = 0; k < 6; k++) _frequency[k] = _on[k] ? 1 / _control.Damping[k] : 0;
        MaxFrequency = _frequency.Max();
        Chain = settings.PressureChain > 0 ? new NoseHooverChain(settings.PressureChain, settings.PressureLoops) : null;
        Isotropic = _control.IsIsotropic;
        SimulationBox box = simulation.Box;
        _fixedPoint = settings.FixedPoint ?? 0.5 * (box.Lo + box.Hi);
        _movedBit = settings.Dilate.Bit;
    }

    /// <summary>Edges that are controlled.</summary>
    public int Dimensions { get; }

    /// <summary>Edges and tilt factors that are controlled.</summary>
    public int Count { get; }

    public double MaxFrequency { get; }

    public NoseHooverChain? Chain { get; }

    public bool Isotropic { get; }

    /// <summary>Strains of the vector: one for all edges, three, or six with tilt factors.</summary>
    public int StrainCount => Isotropic ? 1 : _control.IsTriclinic ? 6 : 3;

    public bool IsTriclinic => _control.IsTriclinic;

    public double Strain(int k) => _omega[k];

    public double Rate(int k) => _rate[k];

    public bool Controls(int k) => _on[k];

    private double DragFactor => 1 - _simulation.TimeStep * MaxFrequency * _settings.Drag / _settings.PressureLoops;

    /// <summary>Takes the present box as reference of the strain energy, once.</summary>
    public void Initialize()
    {
        if (_referenceVolume == 0) TakeReference();
    }

    public void SetMasses(double kt)
    {
        double nkt = (_simulation.Atoms.LocalCount + 1) * kt;
        for (int k = 0; k < 6; k++) if (_on[k]) _mass[k] = nkt / (_frequency[k] * _frequency[k]);
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
        for (int k = 0; k < 6; k++)
        {
            if (!_on[k]) continue;
            _target[k] = _control.Start[k] + fraction * (_control.Stop[k] - _control.Start[k]);
            if (k < 3) _hydro += _target[k];
        }
        if (Dimensions > 0) _hydro /= Dimensions;
        if (!_control.Deviatoric) return;
        if (_settings.Reset > 0 && (_simulation.Step - _simulation.RampStart) % _settings.Reset == 0) TakeReference();
        // Free edges count as target zero, as in LAMMPS: a constant in the strain energy, no force.
        SymTensor deviation = new(_target[0] - _hydro, _target[1] - _hydro, _target[2] - _hydro, _target[5], _target[4], _target[3]);
        _sigma = _reference.Inverse.Congruence(deviation) * _referenceVolume;
    }

    private void TakeReference()
    {
        _referenceVolume = _simulation.Box.Volume;
        _reference = CellMatrix.Of(_simulation.Box);
    }

    /// <summary>Takes the measured pressure, averaged over coupled directions.</summary>
    public void SetCurrent(double scalar, SymTensor tensor)
    {
        if (Isotropic) _current[0] = _current[1] = _current[2] = scalar;
        else
        {
            for (int k = 0; k < 6; k++) _current[k] = Component(tensor, k);
            _control.Average(_current);
        }
        for (int k = 0; k < 6; k++)
            if (!double.IsFinite(_current[k])) throw Engine.Diagnosis.Trouble.NotFinite(_simulation, "the pressure that the barostat controls is not a finite number");
    }

    /// <summary>Half step of the strain rates by the pressure difference and the Martyna-Tobias-Klein terms.</summary>
    /// <param name="kinetic">dof k T of the present velocities.</param>
    /// <param name="kineticTensor">Σ m v⊗v.</param>
    public void KickRates(double kinetic, SymTensor kineticTensor)
    {
        double volume = _simulation.Box.Volume, half = 0.5 * _simulation.TimeStep, nktv2p = _simulation.Units.EnergyPerVolumeToPressure, drag = DragFactor;
        long atoms = _simulation.Atoms.LocalCount;
        double mtk = 0;
        if (_settings.Mtk && Dimensions > 0)
        {
            if (Isotropic) mtk = kinetic;
            else for (int k = 0; k < 3; k++) if (_on[k]) mtk += kineticTensor[k];
            mtk /= Dimensions * (double)atoms;
        }
        SymTensor strain = _control.Deviatoric ? CellMatrix.Of(_simulation.Box).Congruence(_sigma) : default;
        for (int k = 0; k < 6; k++)
        {
            if (!_on[k]) continue;
            double f = (_current[k] - (k < 3 ? _hydro : 0)) * volume / (_mass[k] * nktv2p);
            if (k < 3) f += mtk / _mass[k];
            f -= Component(strain, k) / (_mass[k] * nktv2p);
            _rate[k] += f * half;
            _rate[k] *= drag;
        }
        _mtkVelocityTerm = 0;
        if (!_settings.Mtk || Dimensions == 0) return;
        for (int k = 0; k < 3; k++) if (_on[k]) _mtkVelocityTerm += _rate[k];
        _mtkVelocityTerm /= Dimensions * (double)atoms;
    }

    /// <summary>Half a step of the velocities v' = −(ω' + MTK term) v: two halves of the edges' factors with the tilts' between them.</summary>
    /// <param name="bit">Group whose velocities change.</param>
    /// <param name="temperature">Its bias stays.</param>
    public void ScaleVelocities(uint bit, ITemperature temperature)
    {
        double quarter = 0.25 * _simulation.TimeStep, half = 0.5 * _simulation.TimeStep;
        Vec3 f = new(Math.Exp(-quarter * (_rate[0] + _mtkVelocityTerm)), Math.Exp(-quarter * (_rate[1] + _mtkVelocityTerm)), Math.Exp(-quarter * (_rate[2] + _mtkVelocityTerm)));
        if (IsTriclinic) GroupSums.Strain(_simulation.Atoms, bit, f, half * _rate[5], half * _rate[4], half * _rate[3], temperature);
        else GroupSums.Scale(_simulation.Atoms, bit, new Vec3(f.X * f.X, f.Y * f.Y, f.Z * f.Z), temperature);
    }

    /// <summary>Half step of the barostat's chain.</summary>
    public void ThermostatRates(double kt)
    {
        if (Chain is null) return;
        double kinetic = 0;
        for (int k = 0; k < 6; k++) if (_on[k]) kinetic += _mass[k] * _rate[k] * _rate[k];
        double factor = Chain.HalfStep(ref kinetic, ChainTarget(kt), kt, _simulation.TimeStep, DragFactor);
        for (int k = 0; k < 6; k++) _rate[k] *= factor;
    }

    public double PressureVolumeEnergy() => _hydro * (_simulation.Box.Volume - _referenceVolume) / _simulation.Units.EnergyPerVolumeToPressure;

    public double KineticEnergy()
    {
        double sum = 0;
        for (int k = 0; k < 6; k++) sum += KineticEnergy(k);
        return sum;
    }

    public double KineticEnergy(int k) => _on[k] ? 0.5 * _rate[k] * _rate[k] * _mass[k] : 0;

    public double ChainTarget(double kt) => Isotropic ? kt : Count * kt;

    public double StrainEnergy() => _control.Deviatoric ? 0.5 * CellMatrix.Of(_simulation.Box).MetricTrace(_sigma) / _simulation.Units.EnergyPerVolumeToPressure : 0;

    public void SaveState(BinaryWriter writer)
    {
        foreach (double[] a in (ReadOnlySpan<double[]>)[_omega, _rate, _mass, _target, _current]) foreach (double v in a) writer.Write(v);
        for (int k = 0; k < 6; k++) writer.Write(_sigma[k]);
        foreach (double v in (ReadOnlySpan<double>)[_reference.XX, _reference.YY, _reference.ZZ, _reference.YZ, _reference.XZ, _reference.XY]) writer.Write(v);
        for (int k = 0; k < 3; k++) writer.Write(_fixedPoint[k]);
        writer.Write(_referenceVolume);
        writer.Write(_hydro);
        writer.Write(_mtkVelocityTerm);
        Chain?.SaveState(writer);
    }

    public void LoadState(BinaryReader reader)
    {
        foreach (double[] a in (ReadOnlySpan<double[]>)[_omega, _rate, _mass, _target, _current]) for (int k = 0; k < 6; k++) a[k] = reader.ReadDouble();
        _sigma = new(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
        _reference = new(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
        _fixedPoint = new Vec3(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
        _referenceVolume = reader.ReadDouble();
        _hydro = reader.ReadDouble();
        _mtkVelocityTerm = reader.ReadDouble();
        Chain?.LoadState(reader);
    }

    // Tensors count xy, xz, yz after the diagonal.
    private static double Component(SymTensor t, int k) => t[k < 3 ? k : 8 - k];
}
