namespace PolyMD.Engine;

/// <summary>A long-range Coulomb solver. Initialised before the pair styles, which read <see cref="SplittingParameter"/>.</summary>
public interface IKSpace : IForce
{
    /// <summary>g_ewald of erfc(g r)/r, in inverse length.</summary>
    double SplittingParameter { get; }
}
