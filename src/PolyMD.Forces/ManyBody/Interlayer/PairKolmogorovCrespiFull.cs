using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Forces.ManyBody.Interlayer;

/// <summary>
/// <c>pair_style kolmogorov/crespi/full cutoff [taper 0|1]</c>, <c>pair_coeff * * kolmogorov/crespi/full file El …</c>: <see cref="KolmogorovCrespi"/> between
/// layers, which are molecules. Å and meV in the file. compute pair: attraction, repulsion.
/// </summary>
[PairStyle("kolmogorov/crespi/full")]
public sealed class PairKolmogorovCrespiFull : InterlayerStyle<FullKolmogorovCrespiEntry>
{
    private bool _taper;

    /// <inheritdoc/>
    public override string Name => "kolmogorov/crespi/full";

    /// <inheritdoc/>
    protected override string Layout => "e1 e2 z0 C0 C2 C4 C delta lambda A S rcut";

    /// <inheritdoc/>
    protected override void ReadOptions(ArgReader args) => _taper = !args.AtEnd && args.Integer("tap_flag", 0, 1) == 1;

    /// <inheritdoc/>
    protected override FullKolmogorovCrespiEntry Read(PotentialEntry entry, double energy) =>
        new(KolmogorovCrespi.Read(entry, energy, Cutoff, _taper), entry.NotNegative(11, "rcut"));
}
