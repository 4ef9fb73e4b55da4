using PolyMD.Numerics;

namespace PolyMD.Forces.KSpace;

/// <summary>Work on the half spectrum of a mesh: from the transformed charge density to potential, energy, virial and field.</summary>
internal unsafe interface ISpectrumPass
{
    /// <summary>Σ_k G |ρ|²/N² over the whole spectrum and the six sums of the virial; the caller multiplies by C·V/2.</summary>
    KSpaceResult Sums(double* re, double* im, ThreadTeam team);

    /// <summary>Writes −i k_axis φ(k).</summary>
    void Field(int axis, double* re, double* im, double* fieldRe, double* fieldIm, ThreadTeam team);

    /// <summary>Writes φ(k) times the virial factor δ_ab − 2 (1/k² + 1/4g²) k_a k_b of component 0 … 5, or φ(k) itself for −1.</summary>
    void VirialPotential(int component, double* re, double* im, double* outRe, double* outIm, ThreadTeam team);
}
