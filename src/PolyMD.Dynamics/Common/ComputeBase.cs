using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;

namespace PolyMD.Dynamics.Common;

/// <summary>What every compute has: its simulation, id, style and group, and one evaluation per state of the simulation.</summary>
/// <param name="context">Simulation, id, style name and group.</param>
public abstract class ComputeBase(StyleContext context) : ICompute
{
    private long _version = -1;

    /// <inheritdoc/>
    public string Id { get; } = context.Id;

    /// <inheritdoc/>
    public string Style { get; } = context.Style;

    /// <summary>Group the compute looks at.</summary>
    public Group Group { get; } = context.Group;

    /// <inheritdoc/>
    public virtual Needs Requires => Needs.None;

    /// <summary>The simulation.</summary>
    protected Simulation Simulation { get; } = context.Simulation;

    /// <summary>Atoms.</summary>
    protected AtomStore Atoms => Simulation.Atoms;

    /// <inheritdoc/>
    public virtual void Initialize() => _version = -1;

    /// <inheritdoc/>
    public virtual void Setup()
    {
    }

    /// <inheritdoc/>
    public void Evaluate()
    {
        if (_version == Simulation.StateVersion) return;
        Update();
        _version = Simulation.StateVersion;
    }

    /// <summary>Computes the values for the present state.</summary>
    protected abstract void Update();

    /// <summary>Fails when the last force evaluation did not tally what this compute reads.</summary>
    /// <exception cref="Model.SimulationException">Energy or virial was not tallied.</exception>
    protected void RequireTally()
    {
        if ((Simulation.Evaluator.LastNeeds & Requires) == Requires) return;
        throw new Model.SimulationException(Simulation.Step,
            $"compute {Id} ({Style}) needs {Requires}, which was not tallied at this step; reference it from thermo, a dump or a fix that says when it is needed");
    }
}
