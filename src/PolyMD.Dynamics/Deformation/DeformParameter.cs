using PolyMD.Dynamics.Common;
using PolyMD.Model;

namespace PolyMD.Dynamics.Deformation;

/// <summary>
/// What fix deform does to one of x, y, z (a pair of faces, about whose middle lengths change) or xy, xz, yz (a tilt, kept in <see cref="Hi"/>
/// alone): its words, its values at the start and the end of the run, and its target of the step.
/// </summary>
internal sealed class DeformParameter(string name)
{
    private double _a, _b;
    private ScalarArgument? _change, _rate;

    public string Name { get; } = name;

    public bool IsTilt { get; } = name.Length == 2;

    public DeformStyle Style { get; private set; }

    public SourceSpan Place { get; private set; }

    /// <summary>Lower and upper face (tilt: upper only) at the start of the run.</summary>
    public (double Lo, double Hi) Start { get; set; }

    /// <summary>The same at the end.</summary>
    public (double Lo, double Hi) Stop { get; private set; }

    public double Lo { get; set; }

    public double Hi { get; set; }

    /// <summary>Rate of the length or tilt.</summary>
    public double Rate { get; set; }

    /// <summary>Rate of the lower face.</summary>
    public double LowerRate { get; private set; }

    private bool IsLinear => Style is DeformStyle.Final or DeformStyle.Delta or DeformStyle.Scale or DeformStyle.Vel or DeformStyle.Erate;

    public void Read(ArgReader args)
    {
        string[] styles = IsTilt
            ? ["final", "delta", "vel", "erate", "trate", "wiggle", "variable"]
            : ["final", "delta", "scale", "vel", "erate", "trate", "volume", "wiggle", "variable"];
        Style = Enum.Parse<DeformStyle>(args.Choice($"style of {Name}", styles), true);
        Place = args.LastSpan;
        switch (Style)
        {
            case DeformStyle.Final or DeformStyle.Delta when !IsTilt:
                _a = args.Double("lo");
                _b = args.Double("hi");
                break;
            case DeformStyle.Scale: _a = args.Positive("factor"); break;
            case DeformStyle.Wiggle:
                _a = args.Double("amplitude");
                _b = args.Positive("period");
                break;
            case DeformStyle.Variable:
                _change = Variable(args, "change");
                _rate = Variable(args, "rate");
                break;
            case DeformStyle.Volume: break;
            default: _a = args.Double(Style switch { DeformStyle.Vel => "V", DeformStyle.Erate or DeformStyle.Trate => "R", _ => "tilt" }); break;
        }
    }

    /// <summary>Turns lattice spacings into lengths.</summary>
    public void Scale(double spacing)
    {
        if (Style is not (DeformStyle.Final or DeformStyle.Delta or DeformStyle.Vel or DeformStyle.Wiggle)) return;
        _a *= spacing;
        if (Style is DeformStyle.Final or DeformStyle.Delta) _b *= spacing;
    }

    public void Resolve(Engine.Simulation simulation)
    {
        _change?.Resolve(simulation);
        _rate?.Resolve(simulation);
    }

    public Engine.Needs Requires => (_change?.Requires ?? Engine.Needs.None) | (_rate?.Requires ?? Engine.Needs.None);

    /// <summary>Sets the end of the run and the constant rates.</summary>
    /// <param name="duration">Time of the run.</param>
    /// <param name="perpendicular">For a tilt: the first length across it.</param>
    public void Begin(double duration, double perpendicular)
    {
        (double lo, double hi) = Start;
        double length = hi - lo, middle = 0.5 * (lo + hi);
        (double, double) About(double half) => (middle - half, middle + half);
        Stop = Style switch
        {
            DeformStyle.Final => IsTilt ? (0, _a) : (_a, _b),
            DeformStyle.Delta => IsTilt ? (0, hi + _a) : (lo + _a, hi + _b),
            DeformStyle.Scale => About(0.5 * _a * length),
            DeformStyle.Vel => IsTilt ? (0, hi + duration * _a) : (lo - 0.5 * duration * _a, hi + 0.5 * duration * _a),
            DeformStyle.Erate => IsTilt ? (0, hi + duration * _a * perpendicular) : (lo - 0.5 * duration * _a * length, hi + 0.5 * duration * _a * length),
            _ => Start,
        };
        (Rate, LowerRate) = (0, 0);
        if (!IsLinear || duration == 0) return;
        LowerRate = (Stop.Lo - lo) / duration;
        Rate = (Stop.Hi - hi) / duration - LowerRate;
        if (Style != DeformStyle.Final || Stop.Hi > Stop.Lo || IsTilt) return;
        throw new DeckException(Place, $"fix deform: {Name} would end with the upper face {Stop.Hi} at or below the lower face {Stop.Lo}");
    }

    /// <summary>Sets the target of a step from the time since the start and the share of the run that is over.</summary>
    /// <param name="time">Time since the start.</param>
    /// <param name="fraction">Share of the run.</param>
    /// <param name="present">The present faces or tilt.</param>
    public void Advance(double time, double fraction, (double Lo, double Hi) present)
    {
        double length = Start.Hi - Start.Lo, middle = 0.5 * (Start.Lo + Start.Hi);
        switch (Style)
        {
            case DeformStyle.None: (Lo, Hi) = present; break;
            case DeformStyle.Trate:
                double factor = Math.Exp(_a * time);
                if (IsTilt) Hi = Start.Hi * factor;
                else (Lo, Hi) = (middle - 0.5 * length * factor, middle + 0.5 * length * factor);
                SetRate(_a * (present.Hi - present.Lo));
                break;
            case DeformStyle.Wiggle:
                double phase = 2 * Math.PI * time / _b;
                Change(_a * Math.Sin(phase));
                SetRate(2 * Math.PI / _b * _a * Math.Cos(phase));
                break;
            case DeformStyle.Variable:
                Change(_change!.Value);
                SetRate(_rate!.Value);
                break;
            case DeformStyle.Volume: break;
            default:
                Lo = Start.Lo + fraction * (Stop.Lo - Start.Lo);
                Hi = Start.Hi + fraction * (Stop.Hi - Start.Hi);
                break;
        }
    }

    private void Change(double by)
    {
        if (IsTilt) Hi = Start.Hi + by;
        else (Lo, Hi) = (Start.Lo - 0.5 * by, Start.Hi + 0.5 * by);
    }

    private void SetRate(double rate)
    {
        Rate = rate;
        LowerRate = IsTilt ? 0 : -0.5 * rate;
    }

    private static ScalarArgument Variable(ArgReader args, string name)
    {
        ScalarArgument argument = ScalarArgument.Read(args, name);
        if (!argument.IsVariable) args.Fail($"a variable v_name was expected for the {name}");
        return argument;
    }
}
