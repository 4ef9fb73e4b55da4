using PolyMD.Engine.State;

namespace PolyMD.Forces.Pair;

/// <summary>The long-range correction for the atoms that there were when the run began, energy and virial times volume.</summary>
internal sealed class TailOfRun : RunState
{
    public double Energy { get; set; }

    public double Virial { get; set; }
}
