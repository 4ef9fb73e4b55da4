using PolyMD.Model;

namespace PolyMD.Dynamics.Walls;

/// <summary>Energy of an atom at a distance from a flat wall.</summary>
internal interface IWallPotential
{
    /// <summary>Names of the parameters between the position and the cutoff.</summary>
    static abstract IReadOnlyList<string> Names { get; }

    /// <summary>U(r), not shifted.</summary>
    /// <param name="r">Distance, greater than zero.</param>
    /// <param name="p">Parameters in the order of <see cref="Names"/>.</param>
    /// <param name="cutoff">Cutoff.</param>
    /// <param name="derivative">dU/dr.</param>
    static abstract double Energy(double r, ReadOnlySpan<double> p, double cutoff, out double derivative);
}
