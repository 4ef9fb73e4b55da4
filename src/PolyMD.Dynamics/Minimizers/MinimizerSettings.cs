using PolyMD.Model;

namespace PolyMD.Dynamics.Minimizers;

/// <summary>Everything min_modify can set, with LAMMPS' defaults. Any style reads any keyword; what a style does not use is told to the log when it runs.</summary>
internal sealed class MinimizerSettings
{
    private static readonly string[] s_keywords =
    [
        "dmax", "line", "norm", "delaystep", "dtgrow", "dtshrink", "alpha0", "alphashrink", "tmax", "tmin", "halfstepback", "initialdelay",
        "vdfmax", "integrator",
    ];

    /// <summary>Keywords read so far.</summary>
    public HashSet<string> Given { get; } = [];

    /// <summary>Longest move of a coordinate in one line search or step.</summary>
    public double MaxMove { get; private set; } = 0.1;

    /// <summary>Line search of cg and sd.</summary>
    public LineSearch Line { get; private set; }

    public ForceNorm Norm { get; private set; }

    /// <summary>Steps of positive power before the time step grows.</summary>
    public int DelaySteps { get; private set; } = 20;

    public double Grow { get; private set; } = 1.1;

    public double Shrink { get; private set; } = 0.5;

    public double Alpha0 { get; private set; } = 0.25;

    public double AlphaShrink { get; private set; } = 0.99;

    /// <summary>Largest time step in units of the given one.</summary>
    public double TMax { get; private set; } = 10;

    /// <summary>Smallest time step in units of the given one.</summary>
    public double TMin { get; private set; } = 0.02;

    public bool HalfStepBack { get; private set; } = true;

    /// <summary>Whether the time step is left alone when the power is negative within the first DelaySteps steps.</summary>
    public bool InitialDelay { get; private set; } = true;

    /// <summary>Most steps in a row with negative power, 0 for no limit.</summary>
    public int MaxUphill { get; private set; } = 2000;

    /// <summary>How fire moves atoms.</summary>
    public FireIntegrator Integrator { get; private set; }

    public void Read(ArgReader args)
    {
        if (args.AtEnd) args.Word("keyword");
        while (!args.AtEnd)
        {
            string keyword = args.Word("keyword");
            switch (keyword)
            {
                case "dmax": MaxMove = args.Positive("dmax"); break;
                case "line": ReadLine(args); break;
                case "norm": Norm = args.Choice("norm", "two", "inf", "max") switch { "two" => ForceNorm.Two, "inf" => ForceNorm.Infinite, _ => ForceNorm.Max }; break;
                case "delaystep": DelaySteps = args.Integer("delaystep", 0); break;
                case "dtgrow":
                    Grow = args.Double("dtgrow");
                    if (Grow < 1) args.Fail($"'dtgrow' must be at least 1, got {Grow}");
                    break;
                case "dtshrink":
                    Shrink = args.Positive("dtshrink");
                    if (Shrink > 1) args.Fail($"'dtshrink' must be at most 1, got {Shrink}");
                    break;
                case "alpha0": Alpha0 = Fraction(args, "alpha0"); break;
                case "alphashrink": AlphaShrink = Fraction(args, "alphashrink"); break;
                case "tmax": TMax = args.Positive("tmax"); break;
                case "tmin":
                    // 0 leaves the time step without a least value.
                    TMin = args.Double("tmin");
                    if (TMin < 0) args.Fail($"'tmin' must not be negative, got {TMin}");
                    break;
                case "halfstepback": HalfStepBack = args.YesNo("halfstepback"); break;
                case "initialdelay": InitialDelay = args.YesNo("initialdelay"); break;
                case "vdfmax": MaxUphill = args.Integer("vdfmax", 0); break;
                case "integrator": ReadIntegrator(args); break;
                case "alpha_damp" or "discrete_factor":
                    args.Fail($"'{keyword}' belongs to the minimisation of spins, which is not supported");
                    break;
                default: args.UnknownKeyword(s_keywords); break;
            }
            Given.Add(keyword);
        }
        if (TMax < TMin) args.Fail($"'tmax' {TMax} is smaller than 'tmin' {TMin}");
    }

    private static double Fraction(ArgReader args, string name)
    {
        double value = args.Double(name);
        if (value is < 0 or > 1) args.Fail($"'{name}' must lie between 0 and 1, got {value}");
        return value;
    }

    private void ReadLine(ArgReader args)
    {
        string line = args.Choice("line", "backtrack", "quadratic", "forcezero", "spin_cubic", "spin_none");
        if (line.StartsWith("spin", StringComparison.Ordinal)) args.Fail($"'{line}' belongs to the minimisation of spins, which is not supported");
        Line = line switch { "backtrack" => LineSearch.Backtrack, "forcezero" => LineSearch.ForceZero, _ => LineSearch.Quadratic };
    }

    private void ReadIntegrator(ArgReader args)
    {
        string integrator = args.Choice("integrator", "eulerimplicit", "verlet", "leapfrog", "eulerexplicit");
        Integrator = integrator switch
        {
            "verlet" => FireIntegrator.Verlet,
            "leapfrog" => FireIntegrator.Leapfrog,
            "eulerexplicit" => FireIntegrator.ExplicitEuler,
            _ => FireIntegrator.ImplicitEuler,
        };
    }
}
