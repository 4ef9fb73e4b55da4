namespace PolyMD.Forces.ManyBody;

/// <summary>The functions of one entry e1 e2 e3 of a Tersoff-like potential V_ij(r_ij, b(ζ_ij)), ζ_ij = Σ_k f_C(r_ik) g(θ_ijk) e(r_ij − r_ik).</summary>
public interface IBondOrderEntry
{
    /// <summary>Distance beyond which the entry is zero.</summary>
    double Cutoff { get; }

    /// <summary>f_C and its derivative.</summary>
    /// <param name="r">Distance.</param>
    /// <param name="slope">df/dr.</param>
    double CutFunction(double r, out double slope);

    /// <summary>g(θ) and its derivative with respect to cos θ.</summary>
    /// <param name="cosine">cos θ.</param>
    /// <param name="slope">dg/dcos θ.</param>
    double Angular(double cosine, out double slope);

    /// <summary>e(x) and its derivative.</summary>
    /// <param name="x">r_ij − r_ik.</param>
    /// <param name="slope">de/dx.</param>
    double Screening(double x, out double slope);

    /// <summary>b(ζ) and its derivative.</summary>
    /// <param name="zeta">ζ.</param>
    /// <param name="slope">db/dζ.</param>
    double BondOrder(double zeta, out double slope);

    /// <summary>V(r, b) and its derivatives.</summary>
    /// <param name="r">Distance.</param>
    /// <param name="order">b.</param>
    /// <param name="slope">∂V/∂r.</param>
    /// <param name="onOrder">∂V/∂b.</param>
    double Bond(double r, double order, out double slope, out double onOrder);
}
