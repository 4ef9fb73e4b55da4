using PolyMD.Engine;
using PolyMD.Engine.Respa;
using PolyMD.Engine.State;

namespace PolyMD.Dynamics.Common;

/// <summary>The moves of velocity Verlet for each level of nested time steps.</summary>
internal sealed class LevelKernels(Simulation simulation, Group group) : IDisposable
{
    [NotState("made when first asked for")]
    private readonly List<VerletKernel> _kernels = [];

    /// <summary>The moves of a level, made when it is first asked for.</summary>
    /// <param name="level">The level.</param>
    public VerletKernel this[RespaLevel level]
    {
        get
        {
            while (_kernels.Count <= level.Index) _kernels.Add(new VerletKernel(simulation, group));
            VerletKernel kernel = _kernels[level.Index];
            kernel.TimeStep = level.TimeStep;
            return kernel;
        }
    }

    /// <summary>Forgets the factors: masses or groups may have changed.</summary>
    public void Invalidate()
    {
        foreach (VerletKernel k in _kernels) k.Invalidate();
    }

    public void Dispose()
    {
        foreach (VerletKernel k in _kernels) k.Dispose();
    }
}
