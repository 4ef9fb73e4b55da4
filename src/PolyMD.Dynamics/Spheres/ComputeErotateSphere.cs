using PolyMD.Dynamics.Common;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Spheres;

/// <summary>Rotational kinetic energy of spheres, Σ ½ I ω² with I = 2/5 m r². Scalar, in energy units.</summary>
[ComputeStyle("erotate/sphere")]
public sealed class ComputeErotateSphere : ComputeBase, IScalarSource
{
    private readonly SphereRotation _spheres;

    /// <summary>Reads <c>compute ID group erotate/sphere</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">No arguments.</param>
    public ComputeErotateSphere(StyleContext context, ArgReader args) : base(context)
    {
        args.ExpectEnd();
        _spheres = new SphereRotation(Atoms, args);
    }

    /// <inheritdoc/>
    public double Scalar { get; private set; }

    /// <inheritdoc/>
    public bool ScalarIsExtensive => true;

    /// <inheritdoc/>
    protected override void Update()
    {
        double sum = 0;
        for (int i = 0; i < Atoms.LocalCount; i++) if ((Atoms.GroupMask[i] & Group.Bit) != 0) sum += _spheres.Spin(i);
        Scalar = 0.5 * Simulation.Units.MassVelocity2ToEnergy * SphereRotation.Inertia * sum;
    }
}
