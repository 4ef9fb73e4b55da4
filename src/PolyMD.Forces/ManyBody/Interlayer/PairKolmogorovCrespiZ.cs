using PolyMD.Engine.Styles;

namespace PolyMD.Forces.ManyBody.Interlayer;

/// <summary>
/// <c>pair_style kolmogorov/crespi/z cutoff</c>, <c>pair_coeff I J kolmogorov/crespi/z file El …</c>: <see cref="KolmogorovCrespi"/> between flat layers of
/// different atom types, all normals along z. Å and meV in the file. compute pair: attraction, repulsion.
/// </summary>
[PairStyle("kolmogorov/crespi/z")]
public sealed class PairKolmogorovCrespiZ : InterlayerStyle<FlatKolmogorovCrespiEntry>
{
    /// <inheritdoc/>
    public override string Name => "kolmogorov/crespi/z";

    /// <inheritdoc/>
    protected override string Layout => "e1 e2 z0 C0 C2 C4 C delta lambda A S";

    /// <inheritdoc/>
    protected override FlatKolmogorovCrespiEntry Read(PotentialEntry entry, double energy) => new(KolmogorovCrespi.Read(entry, energy, Cutoff, false));
}
