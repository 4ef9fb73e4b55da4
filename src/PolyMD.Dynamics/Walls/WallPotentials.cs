namespace PolyMD.Dynamics.Walls;

/// <summary>U(r) of an atom and a wall, not shifted.</summary>
/// <param name="r">Distance, greater than zero.</param>
/// <param name="parameters">Parameters.</param>
/// <param name="cutoff">Cutoff.</param>
/// <param name="derivative">dU/dr.</param>
internal delegate double WallPotential(double r, ReadOnlySpan<double> parameters, double cutoff, out double derivative);

/// <summary>The potentials of walls by style.</summary>
internal static class WallPotentials
{
    /// <summary>Names of the parameters and the potential of a style of fix wall/….</summary>
    public static (IReadOnlyList<string> Names, WallPotential Potential) Find(string style) => style switch
    {
        "wall/lj93" => (WallLj93.Names, WallLj93.Energy),
        "wall/lj126" => (WallLj126.Names, WallLj126.Energy),
        "wall/lj1043" => (WallLj1043.Names, WallLj1043.Energy),
        "wall/harmonic" => (WallHarmonic.Names, WallHarmonic.Energy),
        _ => (WallMorse.Names, WallMorse.Energy),
    };
}
