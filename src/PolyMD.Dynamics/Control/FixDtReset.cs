using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Control;

/// <summary>
/// Every N steps chooses the time step so that no atom of the group moves further than Xmax: the smallest over the atoms of Xmax/|v|, √(2 Xmax m/|f|)
/// and, with emax, Emax/(|f||v|), shortened where v and f together would go further, within Tmin … Tmax. Scalar: the step of the last change.
/// </summary>
[FixStyle("dt/reset")]
public sealed class FixDtReset : FixBase, IEndOfStep, IScalarSource, IStateful
{
    private readonly int _every;
    private readonly double? _shortest, _longest, _energy;
    private readonly double _distance;
    private long _last;

    /// <summary>Reads <c>fix ID group dt/reset N Tmin Tmax Xmax [emax E] [units lattice|box]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Interval, bounds (or NULL), distance, keywords.</param>
    public FixDtReset(StyleContext context, ArgReader args) : base(context)
    {
        _every = args.Integer("N", 1);
        _shortest = args.TryKeyword("NULL") ? null : args.NotNegative("Tmin");
        _longest = args.TryKeyword("NULL") ? null : args.NotNegative("Tmax");
        if (_shortest >= _longest) args.Fail("'Tmin' must be less than 'Tmax'");
        double distance = args.Positive("Xmax");
        bool lattice = true;
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "emax": _energy = args.Positive("Emax"); break;
                case "units": lattice = LatticeUnits.Read(args); break;
                default: args.UnknownKeyword("emax", "units"); break;
            }
        }
        _distance = distance * (lattice ? Simulation.LatticeSpacing.X : 1);
        _last = Simulation.Step;
    }

    /// <inheritdoc/>
    public double Scalar => _last;

    /// <inheritdoc/>
    public override void Setup() => Choose();

    /// <inheritdoc/>
    public void EndOfStep()
    {
        if (Simulation.Step % _every == 0) Choose();
    }

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer) => writer.Write(_last);

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader) => _last = reader.ReadInt64();

    private void Choose()
    {
        double convert = Simulation.Units.ForceToMassAcceleration, best = double.MaxValue;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            Vec3 v = Atoms.Velocity(i), f = Atoms.Force(i);
            double speed2 = v.LengthSquared, force2 = f.LengthSquared, m = Atoms.Mass[i];
            double dt = double.MaxValue;
            if (speed2 > 0) dt = _distance / Math.Sqrt(speed2);
            if (force2 > 0) dt = Math.Min(dt, Math.Sqrt(2 * _distance / (convert * Math.Sqrt(force2) / m)));
            if (_energy is { } energy && speed2 > 0 && force2 > 0) dt = Math.Min(dt, energy / Math.Sqrt(force2 * speed2));
            if (dt == double.MaxValue) continue;
            // Both together may go further.
            double reach = (v * dt + f * (0.5 * dt * dt * convert / m)).Length;
            if (reach > _distance) dt *= _distance / reach;
            best = Math.Min(best, dt);
        }
        if (best == double.MaxValue) best = Simulation.TimeStep;
        if (_shortest is { } lo) best = Math.Max(best, lo);
        if (_longest is { } hi) best = Math.Min(best, hi);
        if (best == Simulation.TimeStep) return;
        _last = Simulation.Step;
        Simulation.TimeStepChanging();
        Simulation.TimeStep = best;
    }
}
