using PolyMD.Engine;
using PolyMD.Engine.Styles;

namespace PolyMD.Forces.Bonded;

/// <summary>bond hybrid: see <see cref="BondedHybrid"/>.</summary>
[BondStyle("hybrid")]
public sealed class BondHybrid() : BondedHybrid(ForceKind.Bond);
