using PolyMD.Dynamics.Common;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Spheres;

/// <summary>Rotational kinetic energy of each sphere, ½ I ω² with I = 2/5 m r². Per-atom vector, in energy units; 0 outside the group.</summary>
[ComputeStyle("erotate/sphere/atom")]
public sealed class ComputeErotateSphereAtom : ComputeBase, IPerAtomSource
{
    private readonly SphereRotation _spheres;

    /// <summary>Reads <c>compute ID group erotate/sphere/atom</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">No arguments.</param>
    public ComputeErotateSphereAtom(StyleContext context, ArgReader args) : base(context)
    {
        args.ExpectEnd();
        _spheres = new SphereRotation(Atoms, args);
    }

    /// <inheritdoc/>
    public int AtomColumns => 0;

    /// <inheritdoc/>
    public double AtomValue(int atom, int column) => (Atoms.GroupMask[atom] & Group.Bit) != 0
        ? 0.5 * Simulation.Units.MassVelocity2ToEnergy * SphereRotation.Inertia * _spheres.Spin(atom) : 0;

    /// <inheritdoc/>
    protected override void Update() { }
}
