using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <summary>
/// Tersoff's site energy U_i = ½ Σ_j f_C(r_ij) [A e^(−λ₁ r_ij) − b_ij B e^(−λ₂ r_ij)], b_ij = (1 + (βζ_ij)ⁿ)^(−1/2n),
/// ζ_ij = Σ_k≠j f_C(r_ik) g(θ_ijk) exp[λ₃ᵐ(r_ij − r_ik)ᵐ] (J. Tersoff, Phys. Rev. B 37, 6991 (1988); 39, 5566 (1989)).
/// </summary>
/// <typeparam name="TLane">Register width of the batches.</typeparam>
/// <param name="table">Entries (i·n + j)·n + k.</param>
/// <param name="elements">n, the number of elements.</param>
internal readonly unsafe partial struct TersoffKernel<TLane>(TersoffEntry* table, int elements) : ISiteKernel
    where TLane : unmanaged, ILane<TLane>
{
    /// <inheritdoc/>
    public static int WorkColumns => 15;

    /// <inheritdoc/>
    public static bool Batches => true;

    /// <inheritdoc/>
    public double Evaluate(ref Site site) => BondOrderSite.Evaluate(ref site, table, elements);

    /// <inheritdoc/>
    public void Share(ref Site site, SiteShares shares) => BondOrderSite.Share(ref site, shares, table, elements);
}
