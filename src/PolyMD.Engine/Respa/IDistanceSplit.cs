namespace PolyMD.Engine.Respa;

/// <summary>A pair style whose forces can be split by distance (keywords inner, middle, outer of run_style respa).</summary>
public interface IDistanceSplit : IForce
{
    /// <summary>Whether this style, as it is set up, can do it.</summary>
    bool CanSplit { get; }

    /// <summary>Adds the forces of one part, without any tally. The Coulomb part of long-range styles is the unscreened interaction here.</summary>
    /// <param name="step">The step.</param>
    /// <param name="window">The part.</param>
    void ComputeWindow(in StepContext step, in PairWindow window);
}
