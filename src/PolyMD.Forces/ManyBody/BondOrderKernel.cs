namespace PolyMD.Forces.ManyBody;

/// <summary>Site kernel of the Tersoff-like potentials without a lane path of their own.</summary>
/// <typeparam name="TEntry">Functions.</typeparam>
/// <param name="table">Entries (i·n + j)·n + k.</param>
/// <param name="elements">n, the number of elements.</param>
internal readonly unsafe struct BondOrderKernel<TEntry>(TEntry* table, int elements) : ISiteKernel
    where TEntry : unmanaged, IBondOrderEntry
{
    /// <inheritdoc/>
    public static int WorkColumns => BondOrderSite.WorkColumns;

    /// <inheritdoc/>
    public double Evaluate(ref Site site) => BondOrderSite.Evaluate(ref site, table, elements);

    /// <inheritdoc/>
    public void Share(ref Site site, SiteShares shares) => BondOrderSite.Share(ref site, shares, table, elements);
}
