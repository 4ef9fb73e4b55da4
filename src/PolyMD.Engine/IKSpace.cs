namespace PolyMD.Engine;

/// <summary>A long-range Coulomb solver. Initialised before the pair styles, which read <see cref="SplittingParameter"/>.</summary>
public interface IKSpace : IForce
{
    /// <summary>g_ewald of erfc(g r)/r, in inverse length.</summary>
    double SplittingParameter { get; }

    /// <summary>Factor on forces, energy and virial; 1 unless a fix changes it.</summary>
    double Factor { get; }

    /// <summary>Whether forces act that have no virial: those of the dipole of a slab between vacuum (kspace_modify slab).</summary>
    bool HasSlabForces { get; }

    /// <summary>Takes over charges that changed after the solver was initialised, and a factor.</summary>
    /// <param name="simulation">The simulation.</param>
    /// <param name="factor">Factor on forces, energy and virial.</param>
    void ChangeCharges(Simulation simulation, double factor);

    /// <summary>The long-range part of the interaction between two groups at the present positions, which may share atoms; forces and tallies stay as they are.</summary>
    /// <param name="simulation">The simulation.</param>
    /// <param name="first">Bit of the first group.</param>
    /// <param name="second">Bit of the second group.</param>
    /// <param name="boundary">Whether each charged group is neutralised by its own background.</param>
    GroupInteraction BetweenGroups(Simulation simulation, uint first, uint second, bool boundary);
}
