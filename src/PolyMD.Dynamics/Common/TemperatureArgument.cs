using PolyMD.Dynamics.Computes;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Common;

/// <summary>Looks up temperature and pressure computes and makes those that a fix owns (ID_temp, ID_press).</summary>
public static class TemperatureArgument
{
    /// <summary>The temperature compute of an id; an error at the word if there is none.</summary>
    /// <param name="simulation">Where the computes are.</param>
    /// <param name="id">Its id.</param>
    /// <param name="span">The word in the deck.</param>
    public static ITemperature Find(Simulation simulation, string id, SourceSpan span) => simulation.FindCompute(id) switch
    {
        ITemperature t => t,
        null => throw new DeckException(span, $"there is no compute '{id}'{NearestName.Hint(id, simulation.Computes.OfType<ITemperature>().Select(c => c.Id))}"),
        { } other => throw new DeckException(span, $"compute '{id}' of style {other.Style} does not compute a temperature"),
    };

    /// <summary>The pressure compute of an id; an error at the word if there is none.</summary>
    /// <param name="simulation">Where the computes are.</param>
    /// <param name="id">Its id.</param>
    /// <param name="span">The word in the deck.</param>
    public static ComputePressure FindPressure(Simulation simulation, string id, SourceSpan span) => simulation.FindCompute(id) switch
    {
        ComputePressure p => p,
        null => throw new DeckException(span, $"there is no compute '{id}'{NearestName.Hint(id, simulation.Computes.OfType<ComputePressure>().Select(c => c.Id))}"),
        { } other => throw new DeckException(span, $"compute '{id}' of style {other.Style} does not compute a pressure"),
    };

    internal static ComputeTemp Create(Simulation simulation, string id, Group group)
    {
        return Add(simulation, new ComputeTemp(new StyleContext(simulation, id, "temp", group), ArgReader.FromText("compute temp", "")));
    }

    /// <summary>Adds a compute in the place of one with the same id.</summary>
    internal static TCompute Add<TCompute>(Simulation simulation, TCompute compute) where TCompute : ICompute
    {
        Remove(simulation, compute.Id);
        simulation.Computes.Add(compute);
        return compute;
    }

    internal static ComputePressure CreatePressure(Simulation simulation, string id, string temperatureId, string terms = "")
    {
        return Add(simulation, new ComputePressure(new StyleContext(simulation, id, "pressure", Group.All), ArgReader.FromText("compute pressure", $"{temperatureId} {terms}")));
    }

    internal static void Remove(Simulation simulation, string id) => simulation.Computes.RemoveAll(c => c.Id == id);
}
