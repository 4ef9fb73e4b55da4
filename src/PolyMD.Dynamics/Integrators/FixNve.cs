using PolyMD.Dynamics.Common;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Respa;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Integrators;

/// <summary>
/// Constant-energy integration by velocity Verlet: v += dt/2 f/m, x += dt v, (forces), v += dt/2 f/m
/// (Swope, Andersen, Berens, Wilson, J. Chem. Phys. 76, 637 (1982)).
/// </summary>
[FixStyle("nve")]
public sealed class FixNve : FixBase, IInitialIntegrate, IFinalIntegrate, IRespaIntegrate, IDisposable
{
    private readonly VerletKernel _kernel;
    private readonly LevelKernels _levels;

    /// <summary>Reads <c>fix ID group nve</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">No arguments.</param>
    public FixNve(StyleContext context, ArgReader args) : base(context)
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
    public void InitialIntegrate()
    {
        _kernel.Kick();
        _kernel.Drift();
    }

    /// <inheritdoc/>
    public void FinalIntegrate() => _kernel.Kick();

    /// <inheritdoc/>
    public void InitialIntegrate(RespaLevel level)
    {
        _levels[level].Kick();
        if (level.IsInnermost) _levels[level].Drift();
    }

    /// <inheritdoc/>
    public void FinalIntegrate(RespaLevel level) => _levels[level].Kick();

    /// <inheritdoc/>
    public void Dispose()
    {
        _kernel.Dispose();
        _levels.Dispose();
    }
}
