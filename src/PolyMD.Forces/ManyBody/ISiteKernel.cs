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

    /// <summary>Parts of the energy that the kernel adds up in <see cref="Site.Parts"/>.</summary>
    static virtual int PartCount => 0;

    /// <summary>
    /// U_i of one site, and p_ij = ∂U_i/∂r_ij for every neighbour, with zeros in the padding up to a multiple of eight.
    /// Must be zero for neighbours at or beyond the cutoff.
    /// </summary>
    /// <param name="site">Neighbours in, derivatives out.</param>
    double Evaluate(ref Site site);

    /// <summary>Says term by term what U_i gives to the centre and to each neighbour. Called after <see cref="Evaluate"/> of the same site, whose derivatives it must leave.</summary>
    /// <param name="site">Neighbours in.</param>
    /// <param name="shares">Rows to add to.</param>
    void Share(ref Site site, SiteShares shares);
}
