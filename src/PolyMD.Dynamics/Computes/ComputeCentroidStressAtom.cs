using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Computes;

/// <summary>
/// Centroid stress of each atom times volume, −(m v_a v_b + W_ab), in pressure·volume units: nine columns xx, yy, zz, xy, xz, yz, yx, zx, zy
/// (Surblys, Matsubara, Kikugawa, Ohara, Phys. Rev. E 99, 051301 (2019)). 0 outside the group.
/// </summary>
[ComputeStyle("centroid/stress/atom")]
public sealed class ComputeCentroidStressAtom : ComputeBase, IPerAtomSource
{
    private static readonly (int A, int B)[] s_components = [(0, 0), (1, 1), (2, 2), (0, 1), (0, 2), (1, 2), (1, 0), (2, 0), (2, 1)];
    private readonly bool _kinetic, _virial;

    /// <summary>Reads <c>compute ID group centroid/stress/atom NULL [ke] [virial]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">NULL and which parts; both by default.</param>
    public ComputeCentroidStressAtom(StyleContext context, ArgReader args) : base(context)
    {
        if (args.Word("temp-ID") != "NULL") args.Fail("only NULL is supported: no velocity bias is removed");
        _kinetic = _virial = args.AtEnd;
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "ke": _kinetic = true; break;
                case "virial": _virial = true; break;
                default: args.UnknownKeyword("ke", "virial"); break;
            }
        }
    }

    /// <inheritdoc/>
    public override Needs Requires => _virial ? Needs.AtomVirial : Needs.None;

    /// <inheritdoc/>
    public int AtomColumns => PerAtomTally.Components;

    /// <inheritdoc/>
    public double AtomValue(int atom, int column)
    {
        if ((Atoms.GroupMask[atom] & Group.Bit) == 0) return 0;
        double sum = 0;
        if (_virial) sum += Simulation.PerAtom.Virial[PerAtomTally.Components * atom + column];
        if (_kinetic)
        {
            (int a, int b) = s_components[column];
            Numerics.Vec3 v = Atoms.Velocity(atom);
            sum += Simulation.Units.MassVelocity2ToEnergy * Atoms.Mass[atom] * v[a] * v[b];
        }
        return -sum * Simulation.Units.EnergyPerVolumeToPressure;
    }

    /// <inheritdoc/>
    protected override void Update()
    {
        if (_virial) RequireTally();
    }
}
