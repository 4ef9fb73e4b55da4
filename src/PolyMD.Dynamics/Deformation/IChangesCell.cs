using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Model;

namespace PolyMD.Dynamics.Deformation;

/// <summary>A fix that changes edges or tilt factors of the cell. Each of them can be changed by one fix only.</summary>
internal interface IChangesCell : IFix
{
    private static readonly string[] s_names = ["x", "y", "z", "yz", "xz", "xy"];

    /// <summary>Whether it changes x, y, z, yz, xz or xy (0 … 5).</summary>
    bool Changes(int component);

    /// <summary>Checks before a run that no other fix changes what this one does.</summary>
    /// <param name="simulation">Fixes.</param>
    /// <param name="span">The line of this fix.</param>
    /// <exception cref="DeckException">Another one does.</exception>
    void CheckSole(Simulation simulation, SourceSpan span)
    {
        foreach (IFix other in simulation.Fixes)
        {
            if (other == this || other is not IChangesCell changer) continue;
            for (int k = 0; k < 6; k++)
                if (Changes(k) && changer.Changes(k)) throw new DeckException(span, $"fix {Id} ({Style}) and fix {other.Id} ({other.Style}) both change {s_names[k]} of the cell");
        }
    }
}
