namespace PolyMD.Engine.Phases;

/// <summary>A fix with a potential of its own that <c>fix_modify energy yes</c> adds to the potential energy.</summary>
public interface IPotentialContributor : IFix
{
    /// <summary>Whether the deck asked for it.</summary>
    bool CountsInEnergy { get; }

    /// <summary>The potential, in energy units.</summary>
    double PotentialEnergy { get; }
}
