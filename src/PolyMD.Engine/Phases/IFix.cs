namespace PolyMD.Engine.Phases;

/// <summary>
/// Something that acts during a run, from <c>fix</c> to <c>unfix</c>. A fix implements the phase interfaces it needs, in the order in
/// which decks declare them. Outputs are offered through the interfaces of <see cref="Quantities"/>.
/// </summary>
public interface IFix
{
    /// <summary>Fix id.</summary>
    string Id { get; }

    /// <summary>Style name.</summary>
    string Style { get; }

    /// <summary>Called before every run: resolve references, check settings.</summary>
    void Initialize() { }

    /// <summary>Called once forces of the first step are known (LAMMPS' setup): thermostat forces, first samples.</summary>
    void Setup() { }

    /// <summary>What this fix wants to know of the forces at a coming step.</summary>
    /// <param name="step">The step.</param>
    Needs NeedsAt(long step) => Needs.None;

    /// <summary>Called after the last step of a run (close or flush files).</summary>
    void RunEnded() { }
}
