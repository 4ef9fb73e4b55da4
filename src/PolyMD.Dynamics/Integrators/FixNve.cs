using PolyMD.Dynamics.Common;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Integrators;

/// <summary>
/// Constant-energy integration by velocity Verlet: v += dt/2 f/m, x += dt v, (forces), v += dt/2 f/m
/// (Swope, Andersen, Berens, Wilson, J. Chem. Phys. 76, 637 (1982)).
/// </summary>
[FixStyle("nve")]
public sealed class FixNve : FixBase, IInitialIntegrate, IFinalIntegrate, IDisposable
{
    private readonly VerletKernel _kernel;

    /// <summary>Reads <c>fix ID group nve</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">No arguments.</param>
    public FixNve(StyleContext context, ArgReader args) : base(context)
    {
        args.ExpectEnd();
        _kernel = new VerletKernel(Simulation, Group);
    }

    /// <inheritdoc/>
    public override void Initialize() => _kernel.Invalidate();

    /// <inheritdoc/>
    public void InitialIntegrate()
    {
        _kernel.Kick();
        _kernel.Drift();
    }

    /// <inheritdoc/>
    public void FinalIntegrate() => _kernel.Kick();

    /// <inheritdoc/>
    public void Dispose() => _kernel.Dispose();
}
