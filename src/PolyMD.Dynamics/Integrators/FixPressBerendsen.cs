using PolyMD.Dynamics.Common;
using PolyMD.Dynamics.Computes;
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
public sealed unsafe class FixPressBerendsen : FixBase, ITimeConstants, IEndOfStep, IModifiable, IDisposable
{
    private readonly bool[] _on = new bool[3];
    private readonly double[] _start = new double[3], _stop = new double[3], _damp = new double[3];
    private readonly string _couple = "none";
    private readonly double _modulus = 10;
    private readonly bool _partial;
    private readonly SourceSpan _span;
    private string _temperatureId, _pressureId;
    private ITemperature _temperature;
    private ComputePressure _pressure;

    /// <summary>Reads <c>fix ID group press/berendsen iso|aniso|x|y|z Pstart Pstop Pdamp … [couple …] [modulus B] [dilate all|partial]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Pressures and keywords.</param>
    public FixPressBerendsen(StyleContext context, ArgReader args) : base(context)
    {
        _span = args.LineSpan;
        while (!args.AtEnd)
        {
            string word = args.Word("keyword");
            switch (word)
            {
                case "iso" or "aniso":
                    _couple = word == "iso" ? "xyz" : "none";
                    ReadPressure(args, 0, 1, 2);
                    break;
                case "x" or "y" or "z": ReadPressure(args, word[0] - 'x'); break;
                case "couple": _couple = args.Choice("couple", "none", "xyz", "xy", "yz", "xz"); break;
                case "modulus": _modulus = args.Positive("modulus"); break;
                case "dilate": _partial = args.Choice("dilate", "all", "partial") == "partial"; break;
                default: args.UnknownKeyword("iso", "aniso", "x", "y", "z", "couple", "modulus", "dilate"); break;
            }
        }
        if (!_on[0] && !_on[1] && !_on[2]) args.Fail("pressure control is needed: iso, aniso, or x, y, z with Pstart Pstop Pdamp");
        if (Simulation.Box.IsTriclinic) args.Fail("a triclinic box is not supported");
        for (int k = 0; k < 3; k++) if (_on[k] && !Simulation.Box.IsPeriodic(k)) args.Fail($"pressure control along {"xyz"[k]} needs a periodic boundary there");
        foreach (char c in _couple == "none" ? "" : _couple)
        {
            int k = c - 'x', first = _couple[0] - 'x';
            if (!_on[k]) args.Fail($"'couple {_couple}' needs pressure control along {c}");
            if (_start[k] != _start[first] || _stop[k] != _stop[first] || _damp[k] != _damp[first]) args.Fail($"'couple {_couple}' needs equal pressures and damping times along {_couple}");
        }
        (_temperatureId, _pressureId) = (Id + "_temp", Id + "_press");
        _temperature = TemperatureArgument.Create(Simulation, _temperatureId, Group.All);
        _pressure = TemperatureArgument.CreatePressure(Simulation, _pressureId, _temperatureId);
    }

    /// <inheritdoc/>
    public IEnumerable<(string Name, double Time)> TimeConstants => Enumerable.Range(0, 3).Where(k => _on[k]).Select(k => ("Pdamp", _damp[k])).Distinct();

    /// <inheritdoc/>
    public override void Initialize()
    {
        _temperature = TemperatureArgument.Find(Simulation, _temperatureId, _span);
        _pressure = TemperatureArgument.FindPressure(Simulation, _pressureId, _span);
    }

    /// <inheritdoc/>
    public override Needs NeedsAt(long step) => Needs.Virial;

    /// <inheritdoc/>
    public void EndOfStep()
    {
        Vec3 current = Measure(), factor = new(1, 1, 1);
        double fraction = Simulation.RampFraction;
        for (int k = 0; k < 3; k++)
        {
            if (!_on[k]) continue;
            double target = _start[k] + fraction * (_stop[k] - _start[k]);
            factor = factor.With(k, Math.Cbrt(1 - Simulation.TimeStep / _damp[k] * (target - current[k]) / _modulus));
        }
        Remap(factor);
    }

    /// <inheritdoc/>
    public void ReadModify(ArgReader args)
    {
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "temp":
                    string id = args.Word("compute-ID");
                    _temperature = TemperatureArgument.Find(Simulation, id, args.LastSpan);
                    if (_temperatureId == Id + "_temp") TemperatureArgument.Remove(Simulation, _temperatureId);
                    _temperatureId = id;
                    _pressure.UseTemperature(id);
                    break;
                case "press":
                    string press = args.Word("compute-ID");
                    _pressure = TemperatureArgument.FindPressure(Simulation, press, args.LastSpan);
                    if (_pressureId == Id + "_press") TemperatureArgument.Remove(Simulation, _pressureId);
                    _pressureId = press;
                    break;
                default: args.UnknownKeyword("temp", "press"); break;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        TemperatureArgument.Remove(Simulation, Id + "_temp");
        TemperatureArgument.Remove(Simulation, Id + "_press");
    }

    private void ReadPressure(ArgReader args, params ReadOnlySpan<int> axes)
    {
        double start = args.Double("Pstart"), stop = args.Double("Pstop"), damp = args.Positive("Pdamp");
        foreach (int k in axes) (_on[k], _start[k], _stop[k], _damp[k]) = (true, start, stop, damp);
    }

    private Vec3 Measure()
    {
        double temperature = _temperature.ComputeTemperature();
        if (_couple == "xyz")
        {
            double p = _pressure.ComputeScalar(temperature, _temperature.DegreesOfFreedom);
            return new Vec3(p, p, p);
        }
        SymTensor t = _pressure.ComputeTensor(_temperature.ComputeKineticTensor());
        Vec3 current = new(t.XX, t.YY, t.ZZ);
        if (_couple == "none") return current;
        int a = _couple[0] - 'x', b = _couple[1] - 'x';
        double mean = 0.5 * (current[a] + current[b]);
        return current.With(a, mean).With(b, mean);
    }

    private void Remap(Vec3 factor)
    {
        SimulationBox old = Simulation.Box;
        Vec3 middle = 0.5 * (old.Lo + old.Hi), lo = old.Lo, hi = old.Hi;
        for (int k = 0; k < 3; k++)
        {
            if (!_on[k]) continue;
            lo = lo.With(k, (old.Lo[k] - middle[k]) * factor[k] + middle[k]);
            hi = hi.With(k, (old.Hi[k] - middle[k]) * factor[k] + middle[k]);
            double* r = k == 0 ? Atoms.X.Pointer : k == 1 ? Atoms.Y.Pointer : Atoms.Z.Pointer;
            for (int i = 0; i < Atoms.LocalCount; i++)
            {
                if (_partial && (Atoms.GroupMask[i] & Group.Bit) == 0) continue;
                r[i] = (hi[k] - lo[k]) * ((r[i] - old.Lo[k]) / old.Lengths[k]) + lo[k];
            }
        }
        Simulation.Evaluator.ChangeBox(old with { Lo = lo, Lengths = hi - lo });
    }
}
