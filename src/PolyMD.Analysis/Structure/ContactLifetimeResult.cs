using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Structure;

/// <summary>How long contacts last.</summary>
/// <param name="Lag">Lag times, deck unit.</param>
/// <param name="Intermittent">C(t).</param>
/// <param name="Continuous">S(t).</param>
/// <param name="IntermittentTime">1/e time of (C − p)/(1 − p), deck time unit; unknown if it is not reached.</param>
/// <param name="ContinuousTime">1/e time of S; unknown if it is not reached.</param>
/// <param name="Chance">p: chance of any possible pair to be in contact.</param>
/// <param name="Contacts">Mean number of contacts in a frame.</param>
/// <param name="Frames">Frames.</param>
/// <param name="Warnings">What a reader must know.</param>
public sealed record ContactLifetimeResult(
    double[] Lag, Measured[] Intermittent, Measured[] Continuous, Measured IntermittentTime, Measured ContinuousTime, Measured Chance, Measured Contacts, int Frames, IReadOnlyList<string> Warnings);
