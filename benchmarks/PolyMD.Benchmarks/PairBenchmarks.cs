using BenchmarkDotNet.Attributes;
using PolyMD.Engine;

namespace PolyMD.Benchmarks;

/// <summary>The pair loop on 5,832 atoms at polymer density: Lennard-Jones alone and with real-space Ewald, by lane width, and the neighbour rebuild.</summary>
public class PairBenchmarks
{
    private BenchmarkSystem _system = null!;

    /// <summary>Pair style.</summary>
    [Params("lj/cut", "lj/cut/coul/long")]
    public string Style { get; set; } = "";

    /// <summary>Doubles per bundle.</summary>
    [Params(1, 4, 8)]
    public int Lanes { get; set; }

    /// <summary>Builds the system.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _system = new BenchmarkSystem(18);
        _system.Simulation.LaneCount = Lanes;
        if (Style == "lj/cut/coul/long") _system.AddKSpace("pppm", "1e-4");
        _system.Add(Style, "10.0", "1 1 0.10 2.2", "2 2 0.15 2.0", "3 3 0.03 1.5");
        _system.Simulation.Evaluator.Setup();
    }

    /// <summary>Frees the system.</summary>
    [GlobalCleanup]
    public void Cleanup() => _system.Dispose();

    /// <summary>Forces only (k-space included for the Ewald style).</summary>
    [Benchmark]
    public void Forces() => _system.Simulation.Evaluator.Compute(Needs.None);

    /// <summary>Forces, energies and virial.</summary>
    [Benchmark]
    public void ForcesAndVirial() => _system.Simulation.Evaluator.Compute(Needs.Global);

    /// <summary>Neighbour list.</summary>
    [Benchmark]
    public void Rebuild() => _system.Simulation.Evaluator.Rebuild();
}
