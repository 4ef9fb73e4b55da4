using PolyMD.Numerics;

namespace PolyMD.Forces.KSpace;

/// <summary>What a long-range solver found.</summary>
/// <param name="Energy">Reciprocal-space energy with the self, background and slab terms; energy units.</param>
/// <param name="Virial">Σ r⊗f of the reciprocal-space part, zero unless asked for.</param>
public readonly record struct KSpaceResult(double Energy, SymTensor Virial);
