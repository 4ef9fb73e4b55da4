using PolyMD.Deck.Dumps;
using PolyMD.Deck.Output;
using PolyMD.Deck.Restarts;
using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.State;

namespace PolyMD.Deck.Checkpoints;

/// <summary>The parts of a deck's simulation whose fields a checkpoint keeps, by name.</summary>
internal static class CheckpointParts
{
    /// <summary>What lines of the deck refer to when they are executed again.</summary>
    public static IEnumerable<(string Name, object Part)> Foundations(DeckContext context)
    {
        Simulation s = context.Simulation;
        yield return ("topology", s.Topology);
        yield return ("types", s.Types);
        yield return ("labels", s.Labels);
        yield return ("groups", s.Groups);
        yield return ("faces", s.Faces);
    }

    /// <summary>What forces have derived from the beginning of the run.</summary>
    public static IEnumerable<(string Name, RunState Part)> RunStates(DeckContext context)
    {
        List<RunState> states = [];
        foreach (IForce force in context.Simulation.Forces) force.CollectRunState(states);
        return states.Select((state, k) => ($"force:{k}", state));
    }

    /// <summary>Everything that acts, measures or writes.</summary>
    public static IEnumerable<(string Name, object Part)> Actors(DeckContext context)
    {
        Simulation s = context.Simulation;
        for (int k = 0; k < s.Forces.Count; k++) yield return ($"tally:{k}", s.Forces[k].Tally);
        foreach ((string id, IRegion region) in s.Regions) yield return ($"region:{id}", region);
        foreach (ICompute c in s.Computes) yield return ($"compute:{c.Id}", c);
        foreach (IFix f in s.Fixes) yield return ($"fix:{f.Id}", f);
        int restarts = 0;
        foreach (IOutput o in s.Outputs)
        {
            yield return o switch
            {
                ThermoOutput => ("thermo", o),
                DumpOutput dump => ($"dump:{dump.Id}", o),
                RestartOutput => ($"restart:{restarts++}", o),
                _ => ($"output:{o.GetType().Name}", o),
            };
        }
        if (context.LastLoop?.StatePart is { } loop) yield return ("loop", loop);
        if (context.Minimizer is { } minimizer) yield return ("minimizer", minimizer);
    }
}
