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
    private readonly StressTerms _terms;

    /// <summary>Reads <c>compute ID group centroid/stress/atom temp-ID|NULL keywords…</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Temperature whose bias is left out, and terms.</param>
    public ComputeCentroidStressAtom(StyleContext context, ArgReader args) : base(context) => _terms = new StressTerms(Simulation, args);

    /// <inheritdoc/>
    public override Needs Requires => _terms.HasVirial ? Needs.AtomVirial : Needs.None;

    /// <inheritdoc/>
    public int AtomColumns => PerAtomTally.Components;

    /// <inheritdoc/>
    public override void Initialize()
    {
        base.Initialize();
        _terms.Resolve(Simulation);
    }

    /// <inheritdoc/>
    public double AtomValue(int atom, int column)
    {
        if ((Atoms.GroupMask[atom] & Group.Bit) == 0) return 0;
        double sum = 0;
        if (_terms.HasVirial) sum += _terms.Virial(Simulation.PerAtom, atom, column);
        if (_terms.Kinetic)
        {
            (int a, int b) = s_components[column];
            Numerics.Vec3 v = _terms.Velocity(Atoms, atom);
            sum += Simulation.Units.MassVelocity2ToEnergy * Atoms.Mass[atom] * v[a] * v[b];
        }
        return -sum * Simulation.Units.EnergyPerVolumeToPressure;
    }

    /// <inheritdoc/>
    protected override void Update()
    {
        if (_terms.HasVirial) RequireTally();
        _terms.Prepare();
    }
}
