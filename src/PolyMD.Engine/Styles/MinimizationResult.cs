namespace PolyMD.Engine.Styles;

/// <summary>How a minimisation ended.</summary>
/// <param name="StopReason">As in LAMMPS' log: energy tolerance, force tolerance, max iterations, ….</param>
/// <param name="InitialEnergy">Energy before; energies and forces include those of variables that fixes add.</param>
/// <param name="PreviousEnergy">Energy one iteration before the last.</param>
/// <param name="FinalEnergy">Energy after.</param>
/// <param name="InitialForceNorm">‖f‖₂ before.</param>
/// <param name="FinalForceNorm">‖f‖₂ after.</param>
/// <param name="InitialLargestForce">Largest component before.</param>
/// <param name="FinalLargestForce">Largest component after.</param>
/// <param name="Iterations">Iterations.</param>
/// <param name="Evaluations">Force evaluations.</param>
/// <param name="LineAlpha">Step of the last line search in units of its direction; 0 without one.</param>
public sealed record MinimizationResult(string StopReason, double InitialEnergy, double PreviousEnergy, double FinalEnergy,
    double InitialForceNorm, double FinalForceNorm, double InitialLargestForce, double FinalLargestForce, long Iterations, long Evaluations, double LineAlpha);
