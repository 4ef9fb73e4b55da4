namespace PolyMD.Dynamics.Integrators;

/// <content>Scalar and vector: energies and variables of the chains and of the barostat.</content>
public sealed partial class FixNoseHoover
{
    /// <inheritdoc/>
    public double Scalar => CoupledEnergy;

    /// <inheritdoc/>
    public bool ScalarIsExtensive => true;

    /// <inheritdoc/>
    public double CoupledEnergy
    {
        get
        {
            double kt = Simulation.Units.Boltzmann * _target, sum = 0;
            if (_chain is not null) sum += _chain.Energy(_kineticTarget, kt);
            if (_barostat is null) return sum;
            sum += _barostat.KineticEnergy() + _barostat.PressureVolumeEnergy() + _barostat.StrainEnergy();
            // The first thermostat of the barostat's chain counts with k T per controlled component here, also for iso, where the motion
            // has a single one: LAMMPS' number. The sum of the vector's energies is the strictly conserved one.
            return sum + (_barostat.Chain?.Energy(_barostat.Count * kt, kt) ?? 0);
        }
    }

    /// <inheritdoc/>
    public int VectorLength
    {
        get
        {
            int n = 0;
            if (_chain is not null) n += 4 * _chain.Length;
            if (_barostat is null) return n;
            n += 4 * _barostat.StrainCount;
            if (_barostat.Chain is { } c) n += 4 * c.Length;
            return _settings.Pressure.Deviatoric ? n + 1 : n;
        }
    }

    /// <inheritdoc/>
    public double VectorAt(int index)
    {
        double kt = Simulation.Units.Boltzmann * _target;
        int t = _chain?.Length ?? 0, p = _barostat?.Chain?.Length ?? 0, w = _barostat?.StrainCount ?? 0;
        if (Take(ref index, t)) return _chain!.Coordinate(index);
        if (Take(ref index, t)) return _chain!.Velocity(index);
        if (Take(ref index, w)) return _barostat!.Strain(index);
        if (Take(ref index, w)) return _barostat!.Rate(index);
        if (Take(ref index, p)) return _barostat!.Chain!.Coordinate(index);
        if (Take(ref index, p)) return _barostat!.Chain!.Velocity(index);
        if (Take(ref index, t)) return _chain!.Potential(index, _kineticTarget, kt);
        if (Take(ref index, t)) return _chain!.Kinetic(index);
        // With one strain for all edges its entry holds all of the energy, else each controlled edge has its share.
        if (Take(ref index, w)) return _barostat!.Isotropic ? _barostat.PressureVolumeEnergy() : index < 3 && _barostat.Controls(index) ? _barostat.PressureVolumeEnergy() / _barostat.Dimensions : 0;
        if (Take(ref index, w)) return _barostat!.Isotropic ? _barostat.KineticEnergy() : _barostat.KineticEnergy(index);
        if (Take(ref index, p)) return _barostat!.Chain!.Potential(index, _barostat.ChainTarget(kt), kt);
        if (Take(ref index, p)) return _barostat!.Chain!.Kinetic(index);
        return _barostat is not null && index == 0 ? _barostat.StrainEnergy() : throw new ArgumentOutOfRangeException(nameof(index));

        // Whether the index falls into the next n entries; counts it down otherwise.
        static bool Take(ref int index, int n)
        {
            if (index < n) return true;
            index -= n;
            return false;
        }
    }
}
