using BenchmarkDotNet.Attributes;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Numerics;
using PolyMD.Numerics.Fft;

namespace PolyMD.Benchmarks.Kernels;

/// <summary>
/// PPPM of 13,824 charges to 1e-4 (spreading, transforms, gathering), and apart from it the four transforms of its mesh:
/// their difference is what spreading and gathering take.
/// </summary>
public class KSpaceBenchmarks
{
    private BenchmarkSystem _system = null!;
    private ThreadTeam _team = null!;
    private RealFft3D _fft = null!;
    private double[] _real = [], _re = [], _im = [];

    /// <summary>Builds the system; its pair style only defines the cutoff and is not computed.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _system = new BenchmarkSystem(24);
        _system.AddKSpace("pppm", "1e-4");
        _system.Add("coul/long", "10.0", "* *");
        Simulation s = _system.Simulation;
        IPairStyle pair = s.Forces.OfType<IPairStyle>().Single();
        pair.Modify = pair.Modify with { Compute = false };
        s.Evaluator.Setup();
        Forces.KSpace.PppmParameters mesh = s.Forces.OfType<Forces.KSpace.PppmForce>().Single().Parameters;
        _team = new ThreadTeam(1);
        _fft = new RealFft3D(mesh.Nx, mesh.Ny, mesh.Nz);
        _real = new double[_fft.RealLength];
        _re = new double[_fft.SpectrumLength];
        _im = new double[_fft.SpectrumLength];
    }

    /// <summary>Frees the system.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        _system.Dispose();
        _fft.Dispose();
        _team.Dispose();
    }

    /// <summary>The whole solver, forces only.</summary>
    [Benchmark]
    public void Pppm() => _system.Simulation.Evaluator.Compute(Needs.None);

    /// <summary>One transform forward and three back.</summary>
    [Benchmark]
    public void Transforms()
    {
        _fft.Forward(_real, _re, _im, _team);
        for (int k = 0; k < 3; k++) _fft.Inverse(_re, _im, _real, _team);
    }
}
