namespace PolyMD.Forces.ManyBody.Interlayer;

/// <summary><see cref="KolmogorovCrespi"/> with the normals of the layers.</summary>
/// <param name="law">The numbers.</param>
/// <param name="normalReach">Neighbours up to here define a normal.</param>
public readonly struct FullKolmogorovCrespiEntry(KolmogorovCrespi law, double normalReach) : IInterlayerEntry
{
    private readonly KolmogorovCrespi _law = law;

    /// <inheritdoc/>
    public static bool Flat => false;

    /// <inheritdoc/>
    public double NormalReach { get; } = normalReach;

    /// <inheritdoc/>
    public void Radial(double r, out InterlayerRadial values) => _law.Radial(r, out values);

    /// <inheritdoc/>
    public double Registry(double rho2, out double slope) => _law.Registry(rho2, out slope);
}
