using BenchmarkDotNet.Attributes;
using PolyMD.Engine;

namespace PolyMD.Benchmarks.Kernels;

/// <summary>Bonded terms of 648 chains of nine atoms: 5,184 bonds, 4,536 angles, 3,888 dihedrals.</summary>
public class BondedBenchmarks
{
    private BenchmarkSystem _system = null!;

    /// <summary>Family, style and coefficients.</summary>
    [Params("bond_style harmonic 340 1.09", "angle_style harmonic 60 109.5", "dihedral_style opls 0.65 -0.25 0.67 0", "dihedral_style charmm 0.2 1 180 0")]
    public string Term { get; set; } = "";

    /// <summary>Builds the system.</summary>
    [GlobalSetup]
    public void Setup()
    {
        string[] words = Term.Split(' ', 3);
        _system = new BenchmarkSystem(18);
        _system.AddChains(9);
        _system.Add("zero", "6.0", "* *");
        _system.AddBonded(words[0], words[1], "1 " + words[2]);
        _system.Simulation.Evaluator.Setup();
    }

    /// <summary>Frees the system.</summary>
    [GlobalCleanup]
    public void Cleanup() => _system.Dispose();

    /// <summary>Forces only; the pair style has no forces.</summary>
    [Benchmark]
    public void Forces() => _system.Simulation.Evaluator.Compute(Needs.None);

    /// <summary>Forces, energies and virial.</summary>
    [Benchmark]
    public void ForcesAndVirial() => _system.Simulation.Evaluator.Compute(Needs.Global);
}
