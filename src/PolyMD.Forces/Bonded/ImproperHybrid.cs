using PolyMD.Engine;
using PolyMD.Engine.Styles;

namespace PolyMD.Forces.Bonded;

/// <summary>improper hybrid: see <see cref="BondedHybrid"/>.</summary>
[ImproperStyle("hybrid")]
public sealed class ImproperHybrid() : BondedHybrid(ForceKind.Improper);
