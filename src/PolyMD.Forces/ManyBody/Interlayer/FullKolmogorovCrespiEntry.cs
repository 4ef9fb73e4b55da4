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
    public void Radial(double r, out InterlayerRadial values)
    {
        _law.Radial(r, out values);
        // LAMMPS takes the shift twice in this style and counts it as repulsion: energies then end at the shift, forces are not touched.
        values.Attraction -= _law.Shift;
        values.Repulsion += 2 * _law.Shift;
    }

    /// <inheritdoc/>
    public double Registry(double rho2, out double slope) => _law.Registry(rho2, out slope);
}
