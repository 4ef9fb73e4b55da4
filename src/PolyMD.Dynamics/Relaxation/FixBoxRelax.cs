using PolyMD.Dynamics.Common;
using PolyMD.Dynamics.Deformation;
using PolyMD.Dynamics.Integrators;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Relaxation;

/// <summary>
/// fix box/relax: edges and tilt factors of the cell become variables of a minimisation, which ends at the target pressure or stress. The objective
/// is U + P (V − V₀) and, for targets that differ, a strain energy (M. Parrinello, A. Rahman, J. Appl. Phys. 52, 7182 (1981)); the variables are strains of
/// the cell at the start of the minimisation, whose forces follow from the virial. Scalar: P (V − V₀) + strain energy. Owns computes ID_temp
/// and ID_press (virial only) of all atoms.
/// </summary>
[FixStyle("box/relax")]
public sealed class FixBoxRelax : FixBase, IMinimizedFreedom, IScalarSource, IModifiable, IChangesCell, IDisposable
{
    private readonly PressureControl _control;
    private readonly RelaxationStress _stress;
    private readonly uint _movedBit = Group.All.Bit;
    private readonly double _largestStrain = 1e-4;
    private readonly int _renew;
    private readonly Vec3 _fixedPoint;
    private readonly SourceSpan _span;
    private readonly double[] _pressures = new double[6];
    private SimulationBox _initial, _held;
    private readonly PressureGauge _gauge;

    /// <summary>Reads <c>fix ID group box/relax iso|aniso|tri|x|y|z|yz|xz|xy P … [couple …] [vmax S] [nreset N] [scale…] [dilate all|partial] [fixedpoint x y z]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Targets and keywords.</param>
    public FixBoxRelax(StyleContext context, ArgReader args) : base(context)
    {
        _span = args.LineSpan;
        _control = new PressureControl(Simulation, ramps: false);
        _stress = new RelaxationStress(_control);
        _fixedPoint = 0.5 * (Simulation.Box.Lo + Simulation.Box.Hi);
        while (!args.AtEnd)
        {
            string word = args.Word("keyword");
            switch (word)
            {
                case "vmax": _largestStrain = args.Positive("vmax"); break;
                case "nreset": _renew = args.Integer("nreset", 0); break;
                case "dilate": _movedBit = args.Choice("dilate", "all", "partial") == "all" ? Group.All.Bit : Group.Bit; break;
                case "fixedpoint": _fixedPoint = new Vec3(args.Double("x"), args.Double("y"), args.Double("z")); break;
                default:
                    if (!_control.TryRead(word, args)) args.UnknownKeyword([.. _control.Keywords, "vmax", "nreset", "dilate", "fixedpoint"]);
                    break;
            }
        }
        if (!_control.Any) args.Fail("pressure control is needed: iso, aniso, tri, or x, y, z, yz, xz, xy with a target P");
        _control.Check(args);
        _stress.Refer(Simulation.Box, Simulation.Box);
        _initial = _held = Simulation.Box;
        _gauge = new PressureGauge(Simulation, Id, _span, "virial");
    }

    /// <inheritdoc/>
    public int FreedomCount => _control.IsIsotropic ? 1 : _control.IsTriclinic ? 6 : 3;

    /// <inheritdoc/>
    public double Scalar
    {
        get
        {
            Span<double> forces = stackalloc double[6];
            // At step 0 it is zero, as in LAMMPS.
            return Simulation.Step == 0 ? 0 : EvaluateFreedom(forces);
        }
    }

    /// <inheritdoc/>
    public bool ScalarIsExtensive => true;

    bool IChangesCell.Changes(int component) => _control.On[component];

    /// <inheritdoc/>
    public override void Initialize()
    {
        ((IChangesCell)this).CheckSole(Simulation, _span);
        _gauge.Resolve();
        _initial = Simulation.Box;
        _stress.Refer(_initial, _initial);
    }

    /// <inheritdoc/>
    public double EvaluateFreedom(Span<double> forces)
    {
        double unit = 1 / Simulation.Units.EnergyPerVolumeToPressure, volume = _stress.Reference.Volume, target = _stress.Hydrostatic;
        Vec3 lengths = _stress.Reference.Lengths, now = Simulation.Box.Lengths;
        if (_control.IsIsotropic)
        {
            double scale = now.X / lengths.X, squared = scale * scale, current = _gauge.Pressure.ComputeScalar(_gauge.Temperature.ComputeTemperature(), _gauge.Temperature.DegreesOfFreedom);
            bool flat = Simulation.Box.IsTwoDimensional;
            forces[0] = unit * (current - target) * (flat ? 2 * scale : 3 * squared) * volume;
            return unit * target * ((flat ? squared : squared * scale) - 1) * volume;
        }
        _gauge.Temperature.ComputeTemperature();
        SymTensor tensor = _gauge.Pressure.ComputeTensor(_gauge.Temperature.ComputeKineticTensor());
        for (int k = 0; k < 6; k++) _pressures[k] = tensor[k < 3 ? k : 8 - k];
        _control.Average(_pressures);
        Vec3 scales = new(_control.On[0] ? now.X / lengths.X : 1, _control.On[1] ? now.Y / lengths.Y : 1, _control.On[2] ? now.Z / lengths.Z : 1);
        // Lengths along which the strains of tilts count; without a third dimension the height is 1.
        double height = Simulation.Box.IsTwoDimensional ? 1 : lengths.Z;
        CellMatrix h = CellMatrix.Of(Simulation.Box);
        for (int k = 0; k < FreedomCount; k++)
        {
            forces[k] = 0;
            if (!_control.On[k]) continue;
            forces[k] = unit * k switch
            {
                0 => (_pressures[0] - target) * scales.Y * scales.Z * volume,
                1 => (_pressures[1] - target) * scales.X * scales.Z * volume,
                2 => (_pressures[2] - target) * scales.X * scales.Y * volume,
                3 => _pressures[3] * scales.X * lengths.X * scales.Y * lengths.Y * lengths.Y,
                4 => _pressures[4] * scales.X * lengths.X * scales.Y * lengths.Y * lengths.X,
                _ => _pressures[5] * scales.X * lengths.X * scales.Z * height * lengths.X,
            };
            forces[k] -= unit * _stress.Slope(h, k) * StrainLength(k);
        }
        return unit * (target * (scales.X * scales.Y * scales.Z - 1) * volume + _stress.Energy(h));
    }

    /// <inheritdoc/>
    public void HoldFreedom() => _held = Simulation.Box;

    /// <inheritdoc/>
    public void MoveFreedom(double alpha, ReadOnlySpan<double> direction)
    {
        SimulationBox old = Simulation.Box;
        Vec3 lo = _held.Lo, hi = _held.Hi;
        for (int k = 0; k < 3; k++)
        {
            if (!_control.On[k]) continue;
            double growth = alpha * direction[_control.IsIsotropic ? 0 : k] * _initial.Lengths[k] / old.Lengths[k];
            lo = lo.With(k, _held.Lo[k] + (_held.Lo[k] - _fixedPoint[k]) * growth);
            hi = hi.With(k, _held.Hi[k] + (_held.Hi[k] - _fixedPoint[k]) * growth);
            if (!(hi[k] > lo[k])) throw new SimulationException(Simulation.Step, $"fix {Id} ({Style}): the cell has no extent along {"xyz"[k]} any more (from {lo[k]} to {hi[k]})");
        }
        Vec3 lengths = hi - lo;
        double yz = old.TiltYZ, xz = old.TiltXZ, xy = old.TiltXY;
        if (_control.Scales(3)) yz = lengths.Z * _initial.TiltYZ / _initial.Lengths.Z;
        if (_control.Scales(4)) xz = lengths.Z * _initial.TiltXZ / _initial.Lengths.Z;
        if (_control.Scales(5)) xy = lengths.Y * _initial.TiltXY / _initial.Lengths.Y;
        if (_control.On[3]) yz = _held.TiltYZ + alpha * direction[3] * StrainLength(3);
        if (_control.On[4]) xz = _held.TiltXZ + alpha * direction[4] * StrainLength(4);
        if (_control.On[5]) xy = _held.TiltXY + alpha * direction[5] * StrainLength(5);
        SimulationBox box = old with { Lo = lo, Lengths = lengths, TiltYZ = yz, TiltXZ = xz, TiltXY = xy };
        CellMotion.Move(Simulation, _movedBit, old, box);
        Simulation.Box = box;
    }

    /// <inheritdoc/>
    public double LongestStep(ReadOnlySpan<double> direction)
    {
        if (_control.IsIsotropic) return _largestStrain / Math.Abs(direction[0]);
        double step = 1;
        for (int k = 0; k < FreedomCount; k++) if (_control.On[k]) step = Math.Min(step, _largestStrain / Math.Abs(direction[k]));
        return step;
    }

    /// <inheritdoc/>
    public bool RenewReference()
    {
        if (!_control.Deviatoric || _renew == 0 || (Simulation.Step - Simulation.RampStart) % _renew != 0) return false;
        _stress.Refer(Simulation.Box, _initial);
        return true;
    }

    /// <inheritdoc/>
    public void ReadModify(ArgReader args) => _gauge.ReadModify(args);

    /// <inheritdoc/>
    public void Dispose() => _gauge.Dispose();

    // The length by which a strain is multiplied to give a change of a length or tilt.
    private double StrainLength(int k) => k switch { 0 or 4 or 5 => _stress.Reference.Lengths.X, 1 or 3 => _stress.Reference.Lengths.Y, _ => _stress.Reference.Lengths.Z };
}
