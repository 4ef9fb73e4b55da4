namespace PolyMD.Dynamics.Minimizers;

/// <summary>Why a minimisation stopped, in the words of LAMMPS' log (29 Sep 2021).</summary>
internal static class StopReasons
{
    public const string MaxIterations = "max iterations";
    public const string MaxEvaluations = "max force evaluations";
    public const string Energy = "energy tolerance";
    public const string Force = "force tolerance";
    public const string NotDownhill = "search direction is not downhill";
    public const string ZeroAlpha = "linesearch alpha is zero";
    public const string ZeroForce = "forces are zero";
    public const string ZeroQuadratic = "quadratic factors are zero";
    public const string UphillTooOften = "max iterations with v.f negative";
}
