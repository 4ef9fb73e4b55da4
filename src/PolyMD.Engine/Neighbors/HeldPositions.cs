using PolyMD.Model;

namespace PolyMD.Engine.Neighbors;

/// <summary>The positions and the cell at which a list was made, as a checkpoint keeps them: a list made again there has its entries in the same order.</summary>
public sealed class HeldPositions
{
    /// <summary>Step.</summary>
    public long Step { get; init; }

    /// <summary>Cell.</summary>
    public SimulationBox Box { get; init; }

    /// <summary>Positions of the local atoms along x.</summary>
    public double[] X { get; init; } = [];

    /// <summary>Along y.</summary>
    public double[] Y { get; init; } = [];

    /// <summary>Along z.</summary>
    public double[] Z { get; init; } = [];

    /// <summary>The present positions.</summary>
    internal static HeldPositions Of(Simulation simulation)
    {
        AtomStore a = simulation.Atoms;
        int n = a.LocalCount;
        return new HeldPositions { Step = simulation.Step, Box = simulation.Box, X = a.X.Span[..n].ToArray(), Y = a.Y.Span[..n].ToArray(), Z = a.Z.Span[..n].ToArray() };
    }

    /// <summary>Makes them the present positions, at their step.</summary>
    internal void Put(Simulation simulation)
    {
        X.CopyTo(simulation.Atoms.X.Span);
        Y.CopyTo(simulation.Atoms.Y.Span);
        Z.CopyTo(simulation.Atoms.Z.Span);
        (simulation.Box, simulation.Step) = (Box, Step);
    }
}
