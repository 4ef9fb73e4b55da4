namespace PolyMD.Engine.Respa;

/// <summary>A range of distances over which one part of a pair force fades out and the next fades in, with the weight S = t²(3 − 2t), t = (r − start)/(end − start).</summary>
/// <param name="Start">Distance below which the next part is zero.</param>
/// <param name="End">Distance above which the part before is zero.</param>
public readonly record struct RespaSwitch(double Start, double End);
