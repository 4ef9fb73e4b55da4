using PolyMD.Engine;
using PolyMD.Engine.Styles;

namespace PolyMD.Forces.Bonded;

/// <summary>bond zero: see <see cref="BondedZero"/>.</summary>
[BondStyle("zero")]
public sealed class BondZero() : BondedZero(ForceKind.Bond);
