namespace PolyMD.Forces.ManyBody.Interlayer;

/// <summary><see cref="KolmogorovCrespi"/> with normals along z.</summary>
/// <param name="law">The numbers.</param>
public readonly struct FlatKolmogorovCrespiEntry(KolmogorovCrespi law) : IInterlayerEntry
{
    private readonly KolmogorovCrespi _law = law;

    /// <inheritdoc/>
    public static bool Flat => true;

    /// <inheritdoc/>
    public double NormalReach => 0;

    /// <inheritdoc/>
    public void Radial(double r, out InterlayerRadial values) => _law.Radial(r, out values);

    /// <inheritdoc/>
    public double Registry(double rho2, out double slope) => _law.Registry(rho2, out slope);
}
