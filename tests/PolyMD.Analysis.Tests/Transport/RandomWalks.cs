using PolyMD.Analysis.Tests.Interfaces;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Tests.Transport;

/// <summary>Synthetic trajectories in memory.</summary>
internal sealed class RandomWalks : ITrajectory
{
    private readonly Vec3[][] _frames;
    private readonly bool _wrap;
    private readonly double _box;
    private int _next;

    private RandomWalks(Vec3[][] frames, bool wrap, double box)
    {
        _frames = frames;
        _wrap = wrap;
        _box = box;
    }

    public Vec3[][] Paths => _frames;

    /// <summary>Brownian walkers with variance 2 D dt per step and dimension; <paramref name="spring"/> &gt; 0 ties each to its start.</summary>
    public static RandomWalks Brownian(int atoms, int frames, double variance, int seed, double spring = 0, bool wrap = false, double box = 10)
    {
        Random random = new(seed);
        Vec3[][] paths = new Vec3[frames][];
        double s = Math.Sqrt(variance);
        for (int f = 0; f < frames; f++)
        {
            paths[f] = new Vec3[atoms];
            for (int a = 0; a < atoms; a++)
            {
                Vec3 old = f == 0 ? default : paths[f - 1][a];
                paths[f][a] = f == 0 ? default
                    : old * (1 - spring) + new Vec3(SyntheticStack.Gauss(random), SyntheticStack.Gauss(random), SyntheticStack.Gauss(random)) * s;
            }
        }

        return new RandomWalks(paths, wrap, box);
    }

    public bool TryRead(Frame frame)
    {
        if (_next >= _frames.Length) return false;
        Vec3[] r = _frames[_next];
        frame.Resize(r.Length);
        frame.Step = _next * 100L;
        frame.Time = _next * 0.5;
        frame.Box = new SimulationBox(default, new Vec3(_box, _box, _box));
        frame.HasTypes = true;
        frame.HasUnwrapped = true;
        for (int a = 0; a < r.Length; a++)
        {
            frame.Ids[a] = a + 1;
            frame.Types[a] = 1;
            int ix = 0, iy = 0, iz = 0;
            frame.Positions[a] = _wrap ? frame.Box.Wrap(r[a], ref ix, ref iy, ref iz) : r[a];
            frame.Images[a] = new ImageFlags(ix, iy, iz);
        }

        _next++;
        return true;
    }

    public void Dispose()
    {
    }
}
