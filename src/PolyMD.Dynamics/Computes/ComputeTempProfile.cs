using PolyMD.Dynamics.Common;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Computes;

/// <summary>
/// Temperature relative to the velocity of the centre of mass of the atoms in each bin of the box (profile-unbiased thermostat,
/// D. J. Evans, G. P. Morriss, Phys. Rev. Lett. 56, 2172 (1986)): dof = 3N − 3·bins − extra − constrained.
/// With out bin an array: count and temperature of each bin, x fastest.
/// </summary>
[ComputeStyle("temp/profile")]
public sealed class ComputeTempProfile : BiasedTemperature, IArraySource
{
    private readonly bool[] _include = new bool[3];
    private readonly int[] _bins = [1, 1, 1];
    private readonly bool _outBins;
    private readonly double[] _mass;
    private readonly Vec3[] _velocity;
    private int[] _binOf = [];

    /// <summary>Reads <c>compute ID group temp/profile xflag yflag zflag binstyle N… [out tensor|bin]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Flags, bins, output.</param>
    public ComputeTempProfile(StyleContext context, ArgReader args) : base(context)
    {
        for (int k = 0; k < 3; k++) _include[k] = args.Integer($"{"xyz"[k]}flag", 0, 1) == 1;
        string style = args.Choice("binstyle", "x", "y", "z", "xy", "yz", "xz", "xyz");
        foreach (char axis in style) _bins[axis - 'x'] = args.Integer($"N{axis}", 1);
        while (!args.AtEnd)
        {
            if (args.Word("keyword") != "out") args.UnknownKeyword("out");
            _outBins = args.Choice("out", "tensor", "bin") == "bin";
        }
        int count = _bins[0] * _bins[1] * _bins[2];
        _mass = new double[count];
        _velocity = new Vec3[count];
    }

    /// <inheritdoc/>
    public override int VectorLength => _outBins ? 0 : 6;

    /// <inheritdoc/>
    public int Rows => _outBins ? _mass.Length : 0;

    /// <inheritdoc/>
    public int Columns => _outBins ? 2 : 0;

    /// <inheritdoc/>
    public override Vec3 Bias(int atom)
    {
        Vec3 v = _velocity[_binOf[atom]];
        return new Vec3(_include[0] ? v.X : 0, _include[1] ? v.Y : 0, _include[2] ? v.Z : 0);
    }

    /// <inheritdoc/>
    public double ArrayAt(int row, int column)
    {
        long count = 0;
        double sum = 0;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if (!Counts(i) || _binOf[i] != row) continue;
            count++;
            sum += (Atoms.Velocity(i) - Bias(i)).LengthSquared * Atoms.Mass[i];
        }
        if (column == 0) return count;
        Units u = Simulation.Units;
        double dof = (double)Simulation.Box.Dimensions * count - Extra;
        return dof > 0 ? sum * u.MassVelocity2ToEnergy / (dof * u.Boltzmann) : 0;
    }

    /// <inheritdoc/>
    protected override void Prepare()
    {
        int n = Atoms.LocalCount;
        if (_binOf.Length < n) _binOf = new int[n];
        Array.Clear(_mass);
        Array.Clear(_velocity);
        SimulationBox box = Simulation.Box;
        for (int i = 0; i < n; i++)
        {
            if (!Counts(i)) continue;
            Vec3 s = box.ToFractional(Atoms.Position(i));
            int bin = (Index(s.Z, 2) * _bins[1] + Index(s.Y, 1)) * _bins[0] + Index(s.X, 0);
            _binOf[i] = bin;
            _mass[bin] += Atoms.Mass[i];
            _velocity[bin] += Atoms.Velocity(i) * Atoms.Mass[i];
        }
        for (int k = 0; k < _mass.Length; k++) if (_mass[k] > 0) _velocity[k] /= _mass[k];
        return;

        int Index(double s, int axis)
        {
            if (box.IsPeriodic(axis)) s -= Math.Floor(s);
            return Math.Clamp((int)(s * _bins[axis]), 0, _bins[axis] - 1);
        }
    }

    /// <inheritdoc/>
    protected override double CountFreedom() => (double)Simulation.Box.Dimensions * GroupSums.Count(Atoms, Group.Bit) - Removed() - Extra - Simulation.Box.Dimensions * _mass.Length;
}
