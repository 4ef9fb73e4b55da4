using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Structure;

/// <summary>Orientation of molecules across the cell; values are unknown where no molecule ever is.</summary>
/// <param name="Position">Centres of the slabs, deck distance unit.</param>
/// <param name="Cosine">⟨cos θ⟩.</param>
/// <param name="Order">P₂.</param>
/// <param name="Occupation">Mean number of molecules in a slab.</param>
/// <param name="Molecules">Molecules.</param>
/// <param name="Frames">Frames.</param>
public sealed record OrientationProfileResult(double[] Position, Measured[] Cosine, Measured[] Order, double[] Occupation, int Molecules, int Frames);
