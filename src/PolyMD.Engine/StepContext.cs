namespace PolyMD.Engine;

/// <summary>What a force is told at a step.</summary>
/// <param name="Simulation">The simulation.</param>
/// <param name="Needs">Energies and virials wanted at this step.</param>
public readonly record struct StepContext(Simulation Simulation, Needs Needs);
