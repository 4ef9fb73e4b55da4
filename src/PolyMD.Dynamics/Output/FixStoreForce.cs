using PolyMD.Dynamics.Common;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Output;

/// <summary>Keeps the forces as they are when its turn comes, before later fixes change them. Per-atom array: fx, fy, fz; 0 outside the group.</summary>
[FixStyle("store/force")]
public sealed class FixStoreForce : FixBase, IMinimizerPostForce, IPerAtomSource
{
    private Vec3[] _forces = [];

    /// <summary>Reads <c>fix ID group store/force</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">No arguments.</param>
    public FixStoreForce(StyleContext context, ArgReader args) : base(context) => args.ExpectEnd();

    /// <inheritdoc/>
    public int AtomColumns => 3;

    /// <inheritdoc/>
    public double AtomValue(int atom, int column) => atom < _forces.Length ? _forces[atom][column] : 0;

    /// <inheritdoc/>
    public override void Setup() => PostForce();

    /// <inheritdoc/>
    public void PostForce()
    {
        int n = Atoms.LocalCount;
        if (_forces.Length < n) _forces = new Vec3[n];
        for (int i = 0; i < n; i++) _forces[i] = (Atoms.GroupMask[i] & Group.Bit) != 0 ? Atoms.Force(i) : default;
    }
}
