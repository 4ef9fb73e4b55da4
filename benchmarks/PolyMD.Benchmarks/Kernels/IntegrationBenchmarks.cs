using BenchmarkDotNet.Attributes;
using PolyMD.Dynamics.Integrators;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Benchmarks.Kernels;

/// <summary>What a step does besides forces, for 32,768 atoms: velocity Verlet and the update of the ghosts.</summary>
public class IntegrationBenchmarks
{
    private BenchmarkSystem _system = null!;
    private FixNve _nve = null!;

    /// <summary>Builds the system, at rest: nothing moves however often it is integrated.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _system = new BenchmarkSystem(32);
        Simulation s = _system.Simulation;
        _system.Add("zero", "6.0", "* *");
        s.TimeStep = 1;
        _nve = new FixNve(new StyleContext(s, "move", "nve", new Group("all", s.Groups.Find("all"))), ArgReader.FromText("fix nve", ""));
        s.Evaluator.Setup();
        s.Evaluator.Compute(Needs.None);
        _nve.Initialize();
    }

    /// <summary>Frees the system.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        _nve.Dispose();
        _system.Dispose();
    }

    /// <summary>Both half kicks and the drift.</summary>
    [Benchmark]
    public void VelocityVerlet()
    {
        _nve.InitialIntegrate();
        _nve.FinalIntegrate();
    }

    /// <summary>Displacement check and positions of the ghosts.</summary>
    [Benchmark]
    public void Ghosts() => _system.Simulation.Evaluator.UpdateNeighbors();
}
