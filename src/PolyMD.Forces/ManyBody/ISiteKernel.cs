namespace PolyMD.Forces.ManyBody;

/// <summary>
/// A potential U = Σ_i U_i whose site energy depends on the vectors from i to its own neighbours only (Tersoff, Stillinger-Weber).
/// A struct of parameters and pointers; the loop that calls it knows nothing of the physics.
/// </summary>
internal interface ISiteKernel
{
    /// <summary>Columns of working memory per neighbour the kernel wants.</summary>
    static abstract int WorkColumns { get; }

    /// <summary>Whether the kernel wants the molecules of the neighbours.</summary>
    static virtual bool NeedsMolecules => false;

    /// <summary>Whether LAMMPS makes the stress that a term of this style gives to an atom symmetric.</summary>
    static virtual bool SymmetricShares => false;

    /// <summary>Whether the kernel evaluates many sites of one element at once (<see cref="EvaluateBatch"/>).</summary>
    static virtual bool Batches => false;

    /// <summary>Parts of the energy that the kernel adds up in <see cref="Site.Parts"/>.</summary>
    static virtual int PartCount => 0;

    /// <summary>
    /// U_i of one site, and p_ij = ∂U_i/∂r_ij for every neighbour, with zeros in the padding up to a multiple of eight.
    /// Must be zero for neighbours at or beyond the cutoff.
    /// </summary>
    /// <param name="site">Neighbours in, derivatives out.</param>
    double Evaluate(ref Site site);

    /// <summary><see cref="Evaluate"/> for several sites of one element whose neighbours stand one after the other, so that short rows fill the lanes.</summary>
    /// <param name="site">Neighbours of all sites in, derivatives out.</param>
    /// <param name="batch">Who is whose neighbour.</param>
    /// <returns>Σ U_i.</returns>
    double EvaluateBatch(ref Site site, in SiteBatch batch) => throw new NotSupportedException();

    /// <summary>Says term by term what U_i gives to the centre and to each neighbour. Called after <see cref="Evaluate"/> of the same site, whose derivatives it must leave.</summary>
    /// <param name="site">Neighbours in.</param>
    /// <param name="shares">Rows to add to.</param>
    void Share(ref Site site, SiteShares shares);
}
