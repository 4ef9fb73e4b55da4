using PolyMD.Engine;
using PolyMD.Engine.Styles;

namespace PolyMD.Forces.Bonded;

/// <summary>dihedral zero: see <see cref="BondedZero"/>.</summary>
[DihedralStyle("zero")]
public sealed class DihedralZero() : BondedZero(ForceKind.Dihedral);
