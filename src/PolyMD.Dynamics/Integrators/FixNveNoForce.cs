using PolyMD.Dynamics.Common;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Respa;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Integrators;

/// <summary>Moves atoms by their velocities, x += dt v, whatever the forces.</summary>
[FixStyle("nve/noforce")]
public sealed class FixNveNoForce : FixBase, IInitialIntegrate, IRespaIntegrate, IDisposable
{
    private readonly VerletKernel _kernel;
    private readonly LevelKernels _levels;

    /// <summary>Reads <c>fix ID group nve/noforce</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">No arguments.</param>
    public FixNveNoForce(StyleContext context, ArgReader args) : base(context)
    {
        args.ExpectEnd();
        _kernel = new VerletKernel(Simulation, Group);
        _levels = new LevelKernels(Simulation, Group);
    }

    /// <inheritdoc/>
    public override void Initialize()
    {
        _kernel.Invalidate();
        _levels.Invalidate();
    }

    /// <inheritdoc/>
    public void InitialIntegrate() => _kernel.Drift();

    /// <inheritdoc/>
    public void InitialIntegrate(RespaLevel level)
    {
        if (level.IsInnermost) _levels[level].Drift();
    }

    /// <inheritdoc/>
    public void FinalIntegrate(RespaLevel level)
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _kernel.Dispose();
        _levels.Dispose();
    }
}
