using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Integrators;

/// <summary>The words of fix nvt, npt and nph.</summary>
internal sealed class NoseHooverSettings
{
    private static readonly string[] s_keywords =
    [
        "temp", "iso", "aniso", "x", "y", "z", "couple", "tchain", "pchain", "mtk", "tloop", "ploop", "nreset", "drag", "ptemp", "dilate", "fixedpoint",
    ];

    public bool Thermostat { get; private set; }
    public double TemperatureStart { get; private set; }
    public double TemperatureStop { get; private set; }
    public double TemperatureDamping { get; private set; }
    public bool[] Controlled { get; } = new bool[3];
    public double[] PressureStart { get; } = new double[3];
    public double[] PressureStop { get; } = new double[3];
    public double[] PressureDamping { get; } = new double[3];
    public string Couple { get; private set; } = "none";
    public bool Anisotropic { get; private set; }
    public int TemperatureChain { get; private set; } = 3;
    public int PressureChain { get; private set; } = 3;
    public int TemperatureLoops { get; private set; } = 1;
    public int PressureLoops { get; private set; } = 1;
    public bool Mtk { get; private set; } = true;
    public int Reset { get; private set; }
    public double Drag { get; private set; }
    public double ReferenceTemperature { get; private set; }
    public Vec3? FixedPoint { get; private set; }
    public bool Barostat => Controlled[0] || Controlled[1] || Controlled[2];

    public static NoseHooverSettings Read(ArgReader args, string style, SimulationBox box)
    {
        // Chains disturb the stationary state of a sheared fluid: one thermostat is the usual choice there.
        NoseHooverSettings s = new() { TemperatureChain = style == "nvt/sllod" ? 1 : 3 };
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
                case "iso" or "aniso":
                    s.Couple = word == "iso" ? "xyz" : "none";
                    // A two-dimensional box has no height to control.
                    if (box.IsTwoDimensional) s.ReadPressure(args, 0, 1);
                    else s.ReadPressure(args, 0, 1, 2);
                    break;
                case "x" or "y" or "z":
                    s.Anisotropic = true;
                    s.ReadPressure(args, word[0] - 'x');
                    break;
                case "couple":
                    s.Couple = args.Choice("couple", "none", "xyz", "xy", "yz", "xz");
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
                case "dilate":
                    if (args.Word("dilate group") != "all") args.Fail("only 'dilate all' is supported");
                    break;
                case "fixedpoint":
                    s.FixedPoint = new Vec3(args.Double("x"), args.Double("y"), args.Double("z"));
                    break;
                case "tri" or "xy" or "yz" or "xz" or "flip" or "scalexy" or "scaleyz" or "scalexz" or "update":
                    args.Fail($"keyword '{word}' is not supported: the tilt factors of a box follow its edges, and no pressure acts on them");
                    break;
                default:
                    args.UnknownKeyword(s_keywords);
                    break;
            }
        }
        s.Check(args, style, box);
        return s;
    }

    private void Check(ArgReader args, string style, SimulationBox box)
    {
        bool wantsT = style is "nvt" or "npt" or "nvt/sllod", wantsP = style is "npt" or "nph";
        if (wantsT && !Thermostat) args.Fail("temperature control is needed: temp Tstart Tstop Tdamp");
        if (!wantsT && Thermostat) args.Fail($"fix {style} takes no 'temp'; use npt");
        if (wantsP && !Barostat) args.Fail("pressure control is needed: iso, aniso, or x, y, z with Pstart Pstop Pdamp");
        if (!wantsP && Barostat) args.Fail($"fix {style} takes no pressure; use npt");
        if (!Barostat) return;
        if (box.IsTriclinic && Anisotropic) args.Fail("pressure control of a triclinic box is supported with iso or aniso, not with x, y, z");
        if (box.IsTwoDimensional && Controlled[2]) args.Fail("a two-dimensional box has no pressure control along z");
        for (int k = 0; k < 3; k++)
        {
            if (Controlled[k] && !box.IsPeriodic(k)) args.Fail($"pressure control along {"xyz"[k]} needs a periodic boundary there");
        }
        foreach (char c in Couple == "none" ? "" : Couple)
        {
            int k = c - 'x', first = Couple[0] - 'x';
            if (k == 2 && box.IsTwoDimensional && Couple == "xyz") continue;
            if (!Controlled[k]) args.Fail($"'couple {Couple}' needs pressure control along {c}");
            if (PressureStart[k] != PressureStart[first] || PressureStop[k] != PressureStop[first] || PressureDamping[k] != PressureDamping[first])
                args.Fail($"'couple {Couple}' needs equal pressures and damping times along {Couple}");
        }
    }

    private void ReadPressure(ArgReader args, params ReadOnlySpan<int> axes)
    {
        double start = args.Double("Pstart"), stop = args.Double("Pstop"), damping = args.Positive("Pdamp");
        foreach (int k in axes)
        {
            Controlled[k] = true;
            PressureStart[k] = start;
            PressureStop[k] = stop;
            PressureDamping[k] = damping;
        }
    }
}
