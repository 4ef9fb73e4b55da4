using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Integrators;

/// <summary>The words of fix nvt, npt and nph.</summary>
internal sealed class NoseHooverSettings(Simulation simulation)
{
    private static readonly string[] s_keywords =
    [
        "temp", "tchain", "pchain", "mtk", "tloop", "ploop", "nreset", "drag", "ptemp", "dilate", "fixedpoint", "flip",
    ];

    public bool Thermostat { get; private set; }
    public double TemperatureStart { get; private set; }
    public double TemperatureStop { get; private set; }
    public double TemperatureDamping { get; private set; }
    public PressureControl Pressure { get; } = new(simulation);
    public int TemperatureChain { get; private set; } = 3;
    public int PressureChain { get; private set; } = 3;
    public int TemperatureLoops { get; private set; } = 1;
    public int PressureLoops { get; private set; } = 1;
    public bool Mtk { get; private set; } = true;
    public int Reset { get; private set; }
    public double Drag { get; private set; }
    public double ReferenceTemperature { get; private set; }
    public Vec3? FixedPoint { get; private set; }
    public bool Flip { get; private set; } = true;
    public Group Dilate { get; private set; } = Group.All;
    public bool Barostat => Pressure.Any;

    public static NoseHooverSettings Read(ArgReader args, string style, Simulation simulation)
    {
        // Chains disturb the stationary state of a sheared fluid: one thermostat is the usual choice there.
        NoseHooverSettings s = new(simulation) { TemperatureChain = style == "nvt/sllod" ? 1 : 3 };
        while (!args.AtEnd)
        {
            string word = args.Word("keyword");
            switch (word)
            {
                case "temp":
                    s.Thermostat = true;
                    s.TemperatureStart = args.Double("Tstart");
                    s.TemperatureStop = args.Double("Tstop");
                    if (!(s.TemperatureStart > 0 && s.TemperatureStop > 0)) args.Fail("the target temperature must be greater than zero");
                    s.TemperatureDamping = args.Positive("Tdamp");
                    break;
                case "tchain": s.TemperatureChain = args.Integer("tchain", 1, 1000); break;
                case "pchain": s.PressureChain = args.Integer("pchain", 0, 1000); break;
                case "tloop": s.TemperatureLoops = args.Integer("tloop", 1, 1000); break;
                case "ploop": s.PressureLoops = args.Integer("ploop", 1, 1000); break;
                case "mtk": s.Mtk = args.YesNo("mtk"); break;
                case "nreset": s.Reset = args.Integer("nreset", 0); break;
                case "drag":
                    s.Drag = args.Double("drag");
                    if (s.Drag < 0) args.Fail("'drag' must not be negative");
                    break;
                case "ptemp": s.ReferenceTemperature = args.Positive("ptemp"); break;
                case "dilate": s.Dilate = simulation.Groups.Read(args); break;
                case "flip": s.Flip = args.YesNo("flip"); break;
                case "fixedpoint":
                    s.FixedPoint = new Vec3(args.Double("x"), args.Double("y"), args.Double("z"));
                    break;
                case "update":
                    args.Fail("'update' belongs to point dipoles, which are not supported");
                    break;
                default:
                    if (!s.Pressure.TryRead(word, args)) args.UnknownKeyword([.. s_keywords, .. s.Pressure.Keywords]);
                    break;
            }
        }
        s.Check(args, style);
        return s;
    }

    private void Check(ArgReader args, string style)
    {
        bool wantsT = style is "nvt" or "npt" or "nvt/sllod", wantsP = style is "npt" or "nph";
        if (wantsT && !Thermostat) args.Fail("temperature control is needed: temp Tstart Tstop Tdamp");
        if (!wantsT && Thermostat) args.Fail($"fix {style} takes no 'temp'; use npt");
        if (wantsP && !Barostat) args.Fail("pressure control is needed: iso, aniso, or x, y, z with Pstart Pstop Pdamp");
        if (!wantsP && Barostat) args.Fail($"fix {style} takes no pressure; use npt");
        if (!Barostat) return;
        Pressure.Check(args);
    }
}
