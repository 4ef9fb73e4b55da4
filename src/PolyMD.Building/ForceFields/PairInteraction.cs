namespace PolyMD.Building.ForceFields;

/// <summary>One entry of the interaction matrix.</summary>
/// <param name="I">Number of the first type, 1-based.</param>
/// <param name="J">Number of the second type, not smaller than I.</param>
/// <param name="Provider">Kind of provider.</param>
/// <param name="PairStyle">LAMMPS pair style that computes it.</param>
/// <param name="Epsilon">Lennard-Jones well depth in kcal/mol; NaN for many-body potentials.</param>
/// <param name="Sigma">Lennard-Jones diameter in Angstrom; NaN for many-body potentials.</param>
/// <param name="Origin">Where it comes from, in words.</param>
public sealed record PairInteraction(
    int I, int J, InteractionProvider Provider, string PairStyle, double Epsilon, double Sigma, string Origin);
