using PolyMD.Engine;
using PolyMD.Engine.Styles;

namespace PolyMD.Forces.Bonded;

/// <summary>improper zero: see <see cref="BondedZero"/>.</summary>
[ImproperStyle("zero")]
public sealed class ImproperZero() : BondedZero(ForceKind.Improper);
