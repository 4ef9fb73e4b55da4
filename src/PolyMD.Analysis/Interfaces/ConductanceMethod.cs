namespace PolyMD.Analysis.Interfaces;

/// <summary>How a conductance was measured. Different methods measure different quantities (equilibrium and stationary values of one contact differ up to five times: S. Merabia and
/// K. Termentzidis, arXiv:1209.3485): values of different methods are shown side by side and never divided by each other.</summary>
public enum ConductanceMethod
{
    /// <summary>Steady heat flux and extrapolated temperature jump (NEMD).</summary>
    Stationary,

    /// <summary>Steady heat flux and the difference between the layers next to the contact.</summary>
    StationaryDirect,

    /// <summary>Two bodies of different temperature left alone: heat that passes against their difference.</summary>
    TransientBalance,

    /// <summary>Two bodies of different temperature left alone: decay time and heat capacities.</summary>
    TransientDecay,

    /// <summary>Fluctuations of the heat current at equilibrium.</summary>
    EquilibriumCurrent,

    /// <summary>Fluctuations of the temperature difference at equilibrium.</summary>
    EquilibriumDifference,
}
