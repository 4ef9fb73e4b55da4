using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Structure;

/// <summary>Shares of cations in each state, 0 to 1, which sum to 1, and clusters.</summary>
/// <param name="Free">No anion near.</param>
/// <param name="SolventSeparated">No contact, an anion within the outer cutoff.</param>
/// <param name="ContactPair">In a cluster of one cation and one anion.</param>
/// <param name="Aggregate">In a larger cluster.</param>
/// <param name="FreeAnions">Share of anions without contact.</param>
/// <param name="LargestCluster">Mean number of ions in the largest cluster of a frame.</param>
/// <param name="Clusters">Kinds of clusters that occur.</param>
/// <param name="Cations">Cations.</param>
/// <param name="Anions">Anions.</param>
/// <param name="Frames">Frames.</param>
public sealed record IonSpeciationResult(
    Measured Free, Measured SolventSeparated, Measured ContactPair, Measured Aggregate, Measured FreeAnions, Measured LargestCluster, IReadOnlyList<IonCluster> Clusters, int Cations, int Anions, int Frames);
