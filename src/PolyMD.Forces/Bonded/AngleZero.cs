using PolyMD.Engine;
using PolyMD.Engine.Styles;

namespace PolyMD.Forces.Bonded;

/// <summary>angle zero: see <see cref="BondedZero"/>.</summary>
[AngleStyle("zero")]
public sealed class AngleZero() : BondedZero(ForceKind.Angle);
