using PolyMD.Engine.Styles;

namespace PolyMD.Forces.ManyBody.Interlayer;

/// <summary>
/// <c>pair_style lebedeva/z cutoff</c>, <c>pair_coeff I J lebedeva/z file El …</c>: potential between flat graphene layers of different atom types, all normals
/// along z (formula at the entry). Å and meV in the file. compute pair: attraction, repulsion.
/// </summary>
[PairStyle("lebedeva/z")]
public sealed class PairLebedevaZ : InterlayerStyle<LebedevaEntry>
{
    /// <inheritdoc/>
    public override string Name => "lebedeva/z";

    /// <inheritdoc/>
    protected override string Layout => "e1 e2 A B C z0 alpha D1 D2 lambda1 lambda2 S";

    /// <inheritdoc/>
    protected override LebedevaEntry Read(PotentialEntry entry, double energy) => LebedevaEntry.Read(entry, energy, Cutoff);
}
