using PolyMD.Engine;
using PolyMD.Engine.Styles;

namespace PolyMD.Forces.Bonded;

/// <summary>angle hybrid: see <see cref="BondedHybrid"/>.</summary>
[AngleStyle("hybrid")]
public sealed class AngleHybrid() : BondedHybrid(ForceKind.Angle);
