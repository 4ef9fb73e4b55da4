using PolyMD.Engine;
using PolyMD.Engine.Styles;

namespace PolyMD.Forces.Bonded;

/// <summary>dihedral hybrid: see <see cref="BondedHybrid"/>.</summary>
[DihedralStyle("hybrid")]
public sealed class DihedralHybrid() : BondedHybrid(ForceKind.Dihedral);
