namespace PolyMD.Engine;

/// <summary>A pair style that computes the short-range part of an Ewald-type sum and so fixes its cutoff.</summary>
public interface IRealSpaceCoulomb
{
    /// <summary>Coulomb cutoff, or 0 if this style has no Ewald part.</summary>
    double CoulombCutoff { get; }
}
