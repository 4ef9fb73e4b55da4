using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Structure;

/// <summary>A structure factor.</summary>
/// <param name="Q">Mean |q| of the vectors of each shell that has any, inverse deck length.</param>
/// <param name="S">S(q).</param>
/// <param name="Vectors">Vectors taken in each shell.</param>
/// <param name="Frames">Frames.</param>
public sealed record StructureFactorResult(double[] Q, Measured[] S, int[] Vectors, int Frames);
