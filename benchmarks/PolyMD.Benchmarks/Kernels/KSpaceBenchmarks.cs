using BenchmarkDotNet.Attributes;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Numerics;
using PolyMD.Numerics.Fft;

namespace PolyMD.Benchmarks.Kernels;

/// <summary>
/// PPPM of 13,824 charges to 1e-4 (spreading, transforms, gathering), and apart from it the four transforms of a mesh of its size:
/// their difference is what spreading and gathering take.
/// </summary>
public sealed class KSpaceBenchmarks : IDisposable
{
    private const int Mesh = 40;
    private BenchmarkSystem? _system;
    private readonly ThreadTeam _team = new(1);
    private readonly RealFft3D _fft = new(Mesh, Mesh, Mesh, 1);
    private readonly double[] _real, _re, _im;

    /// <summary>Makes the meshes of the bare transforms.</summary>
    public KSpaceBenchmarks()
    {
        _real = new double[_fft.RealLength];
        _re = new double[_fft.SpectrumLength];
        _im = new double[_fft.SpectrumLength];
    }

    /// <summary>Builds the system; its only other force is one that is not computed.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _system = new BenchmarkSystem(24);
        _system.AddKSpace("pppm", "1e-4");
        _system.Add("coul/long", "10.0", "* *");
        IPairStyle pair = _system.Simulation.Forces.OfType<IPairStyle>().Single();
        pair.Modify = pair.Modify with { Compute = false };
        _system.Simulation.Evaluator.Setup();
    }

    /// <summary>Frees the system.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _system?.Dispose();
        _fft.Dispose();
        _team.Dispose();
    }

    /// <summary>The whole solver, forces only.</summary>
    [Benchmark]
    public void Pppm() => _system!.Simulation.Evaluator.Compute(Needs.None);

    /// <summary>One transform forward and three back.</summary>
    [Benchmark]
    public void Transforms()
    {
        _fft.Forward(_real, _re, _im, _team);
        for (int k = 0; k < 3; k++) _fft.Inverse(_re, _im, _real, _team);
    }
}
