namespace PolyMD.Engine.Styles;

/// <summary>The four numbers of the minimize command.</summary>
/// <param name="EnergyTolerance">Relative change of energy between iterations.</param>
/// <param name="ForceTolerance">Length of the global force vector, in force units.</param>
/// <param name="MaxIterations">Most iterations.</param>
/// <param name="MaxEvaluations">Most force evaluations.</param>
public sealed record MinimizationCriteria(double EnergyTolerance, double ForceTolerance, long MaxIterations, long MaxEvaluations);
