using BenchmarkDotNet.Attributes;
using PolyMD.Engine;
using PolyMD.Forces.KSpace;

namespace PolyMD.Benchmarks.Kernels;

/// <summary>The pair loops on 5,832 atoms at polymer density, cutoff 10: Lennard-Jones alone and with real-space Ewald, and the neighbour rebuild.</summary>
public class PairBenchmarks
{
    private BenchmarkSystem _system = null!;

    /// <summary>Pair style; the second without its k-space part.</summary>
    [Params("lj/cut", "lj/cut/coul/long")]
    public string Style { get; set; } = "";

    /// <summary>Loop.</summary>
    [Params(PairLayout.Gather, PairLayout.Clusters)]
    public PairLayout Layout { get; set; }

    /// <summary>Precision of the pair sum.</summary>
    [Params(Precision.Double, Precision.Mixed)]
    public Precision Precision { get; set; }

    /// <summary>Builds the system.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _system = new BenchmarkSystem(18);
        _system.Simulation.PairLayout = Layout;
        _system.Simulation.Precision = Precision;
        if (Style == "lj/cut/coul/long") _system.AddKSpace("pppm", "1e-4");
        _system.Add(Style, "10.0", "1 1 0.10 2.2", "2 2 0.15 2.0", "3 3 0.03 1.5");
        _system.Simulation.Evaluator.Setup();
        // The solver has given its splitting parameter; it is timed by itself elsewhere.
        if (_system.Simulation.KSpace is KSpaceForce kspace) kspace.IsActive = false;
    }

    /// <summary>Frees the system.</summary>
    [GlobalCleanup]
    public void Cleanup() => _system.Dispose();

    /// <summary>Forces only.</summary>
    [Benchmark]
    public void Forces() => _system.Simulation.Evaluator.Compute(Needs.None);

    /// <summary>Forces, energies and virial.</summary>
    [Benchmark]
    public void ForcesAndVirial() => _system.Simulation.Evaluator.Compute(Needs.Global);

    /// <summary>Ghosts and neighbour list.</summary>
    [Benchmark]
    public void Rebuild() => _system.Simulation.Evaluator.Rebuild();
}
