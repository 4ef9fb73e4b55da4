using PolyMD.Dynamics.Common;
using PolyMD.Dynamics.Deformation;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Integrators;

/// <summary>
/// Berendsen barostat: at the end of every step the edges and positions are scaled about the middle of the box by μ, μ³ = 1 − dt/Pdamp (P₀ − P)/B
/// with the bulk modulus B (Berendsen et al., J. Chem. Phys. 81, 3684 (1984)), isotropically, by coupled edges or each by itself. Owns computes
/// ID_temp and ID_press of all atoms.
/// </summary>
[FixStyle("press/berendsen")]
public sealed class FixPressBerendsen : FixBase, ITimeConstants, IEndOfStep, IModifiable, IChangesCell, IDisposable
{
    private readonly PressureControl _control;
    private readonly double _modulus = 10;
    private readonly bool _partial;
    private readonly SourceSpan _span;
    private readonly PressureGauge _gauge;

    /// <summary>Reads <c>fix ID group press/berendsen iso|aniso|x|y|z Pstart Pstop Pdamp … [couple …] [modulus B] [dilate all|partial]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Pressures and keywords.</param>
    public FixPressBerendsen(StyleContext context, ArgReader args) : base(context)
    {
        _span = args.LineSpan;
        _control = new PressureControl(Simulation, tilts: false);
        while (!args.AtEnd)
        {
            string word = args.Word("keyword");
            if (_control.TryRead(word, args)) continue;
            switch (word)
            {
                case "modulus": _modulus = args.Positive("modulus"); break;
                case "dilate": _partial = args.Choice("dilate", "all", "partial") == "partial"; break;
                default: args.UnknownKeyword([.. _control.Keywords, "modulus", "dilate"]); break;
            }
        }
        if (!_control.Any) args.Fail("pressure control is needed: iso, aniso, or x, y, z with Pstart Pstop Pdamp");
        if (Simulation.Box.IsTriclinic) args.Fail("a triclinic box is not supported");
        _control.Check(args);
        _gauge = new PressureGauge(Simulation, Id, _span);
    }

    /// <inheritdoc/>
    public IEnumerable<(string Name, double Time)> TimeConstants => _control.Damping.Where(t => t > 0).Distinct().Select(t => ("Pdamp", t));

    /// <inheritdoc/>
    public override void Initialize()
    {
        ((IChangesCell)this).CheckSole(Simulation, _span);
        _gauge.Resolve();
    }

    /// <inheritdoc/>
    public override Needs NeedsAt(long step) => Needs.Virial;

    bool IChangesCell.Changes(int component) => _control.On[component];

    /// <inheritdoc/>
    public void EndOfStep()
    {
        Vec3 current = Measure(), factor = new(1, 1, 1);
        double fraction = Simulation.RampFraction;
        for (int k = 0; k < 3; k++)
        {
            if (!_control.On[k]) continue;
            double target = _control.Start[k] + fraction * (_control.Stop[k] - _control.Start[k]);
            factor = factor.With(k, Math.Cbrt(1 - Simulation.TimeStep / _control.Damping[k] * (target - current[k]) / _modulus));
        }
        Remap(factor);
    }

    /// <inheritdoc/>
    public void ReadModify(ArgReader args) => _gauge.ReadModify(args);

    /// <inheritdoc/>
    public void Dispose() => _gauge.Dispose();

    private Vec3 Measure()
    {
        double temperature = _gauge.Temperature.ComputeTemperature();
        if (_control.IsIsotropic)
        {
            double p = _gauge.Pressure.ComputeScalar(temperature, _gauge.Temperature.DegreesOfFreedom);
            return new Vec3(p, p, p);
        }
        SymTensor t = _gauge.Pressure.ComputeTensor(_gauge.Temperature.ComputeKineticTensor());
        Span<double> current = [t.XX, t.YY, t.ZZ];
        _control.Average(current);
        return new Vec3(current[0], current[1], current[2]);
    }

    private void Remap(Vec3 factor)
    {
        SimulationBox old = Simulation.Box;
        Vec3 middle = 0.5 * (old.Lo + old.Hi), lo = old.Lo, hi = old.Hi;
        for (int k = 0; k < 3; k++)
        {
            if (!_control.On[k]) continue;
            lo = lo.With(k, (old.Lo[k] - middle[k]) * factor[k] + middle[k]);
            hi = hi.With(k, (old.Hi[k] - middle[k]) * factor[k] + middle[k]);
        }
        SimulationBox box = old with { Lo = lo, Lengths = hi - lo };
        CellMotion.Move(Simulation, _partial ? Group.Bit : Group.All.Bit, old, box);
        Simulation.Evaluator.ChangeBox(box);
    }
}
