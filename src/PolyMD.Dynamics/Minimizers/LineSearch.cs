namespace PolyMD.Dynamics.Minimizers;

/// <summary>How a minimiser finds the lowest point along its direction.</summary>
internal enum LineSearch
{
    /// <summary>Quadratic projection, backtracking where that fails.</summary>
    Quadratic,

    /// <summary>Backtracking.</summary>
    Backtrack,

    /// <summary>To a vanishing slope.</summary>
    ForceZero,
}
