using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Structure;

/// <summary>A kind of cluster.</summary>
/// <param name="Cations">Cations in it (the largest number told apart stands for it and more).</param>
/// <param name="Anions">Anions in it.</param>
/// <param name="Population">Mean number of such clusters in a frame.</param>
public readonly record struct IonCluster(int Cations, int Anions, Measured Population);
