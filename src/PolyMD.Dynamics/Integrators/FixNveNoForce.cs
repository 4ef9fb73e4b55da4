using PolyMD.Dynamics.Common;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Integrators;

/// <summary>Moves atoms by their velocities, x += dt v, whatever the forces.</summary>
[FixStyle("nve/noforce")]
public sealed class FixNveNoForce : FixBase, IInitialIntegrate, IDisposable
{
    private readonly VerletKernel _kernel;

    /// <summary>Reads <c>fix ID group nve/noforce</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">No arguments.</param>
    public FixNveNoForce(StyleContext context, ArgReader args) : base(context)
    {
        args.ExpectEnd();
        _kernel = new VerletKernel(Simulation, Group);
    }

    /// <inheritdoc/>
    public override void Initialize() => _kernel.Invalidate();

    /// <inheritdoc/>
    public void InitialIntegrate() => _kernel.Drift();

    /// <inheritdoc/>
    public void Dispose() => _kernel.Dispose();
}
