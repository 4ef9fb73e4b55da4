using PolyMD.Model;

namespace PolyMD.Engine.Styles;

/// <summary>A style of min_style.</summary>
public interface IMinimizer
{
    /// <summary>Reads a min_modify line.</summary>
    /// <param name="args">Words.</param>
    void ReadModify(ArgReader args);

    /// <summary>Minimises the energy of the present configuration.</summary>
    /// <param name="simulation">The simulation; fixes that act on forces (setforce) and box/relax take part.</param>
    /// <param name="criteria">When to stop.</param>
    /// <param name="afterIteration">Called after each iteration (thermo output, progress).</param>
    MinimizationResult Minimize(Simulation simulation, MinimizationCriteria criteria, Action afterIteration);

    /// <summary>Called with the step between two iterations, where the fields of the minimiser and the atoms are all that the next one needs: a checkpoint; may throw to stop.</summary>
    Action<long>? BetweenIterations { get; set; }

    /// <summary>Goes on with a minimisation that was interrupted in <see cref="BetweenIterations"/>; the fields of the minimiser are those of then.</summary>
    /// <param name="simulation">The simulation, made as it was then.</param>
    /// <param name="afterIteration">As for <see cref="Minimize"/>.</param>
    MinimizationResult Continue(Simulation simulation, Action afterIteration);
}
