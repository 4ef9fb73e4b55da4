namespace PolyMD.Forces.ManyBody.Interlayer;

/// <summary>
/// Numbers of a pair of elements in an interlayer potential of the form V_ij = a(r) + p(r) + e(r) [f(ρ_ij) + f(ρ_ji)], where ρ_ij is the
/// distance of atom j from the normal of the layer at atom i: a is attractive, p and e are repulsive.
/// </summary>
public interface IInterlayerEntry
{
    /// <summary>Whether every normal is along z and any two atoms of the pair act on each other, not only atoms of different molecules.</summary>
    static abstract bool Flat { get; }

    /// <summary>Neighbours in the same molecule up to this distance define the normal.</summary>
    double NormalReach { get; }

    /// <summary>a, p and e at a distance, with their derivatives.</summary>
    /// <param name="r">Distance.</param>
    /// <param name="values">The functions of r.</param>
    void Radial(double r, out InterlayerRadial values);

    /// <summary>f and df/d(ρ²).</summary>
    /// <param name="rho2">ρ².</param>
    /// <param name="slope">Derivative with respect to ρ².</param>
    double Registry(double rho2, out double slope);
}
