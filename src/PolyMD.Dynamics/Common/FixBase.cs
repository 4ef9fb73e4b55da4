using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Styles;

namespace PolyMD.Dynamics.Common;

/// <summary>What every fix has: its simulation, id, style and group.</summary>
/// <param name="context">Simulation, id, style name and group.</param>
public abstract class FixBase(StyleContext context) : IRespaLevelChoice
{
    /// <inheritdoc/>
    public string Id { get; } = context.Id;

    /// <inheritdoc/>
    public string Style { get; } = context.Style;

    /// <summary>Group the fix acts on.</summary>
    public Group Group { get; } = context.Group;

    /// <inheritdoc/>
    public virtual bool TakesRespaLevel => this is IPostForce;

    /// <inheritdoc/>
    public int RespaLevel { get; set; }

    /// <summary>The simulation.</summary>
    protected Simulation Simulation { get; } = context.Simulation;

    /// <summary>Atoms.</summary>
    protected AtomStore Atoms => Simulation.Atoms;

    /// <inheritdoc/>
    public virtual void Initialize() { }

    /// <inheritdoc/>
    public virtual void Setup() { }

    /// <inheritdoc/>
    public virtual Needs NeedsAt(long step) => Needs.None;

    /// <inheritdoc/>
    public virtual void RunEnded() { }
}
