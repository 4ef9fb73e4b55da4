using PolyMD.Dynamics.Common;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Computes;

/// <summary>Attributes of each atom of the group: id, mol, proc, type, mass, positions plain, scaled and unwrapped, image flags, velocity, force,
/// charge, nbonds. Per-atom vector for one, array for several; 0 outside the group.</summary>
[ComputeStyle("property/atom")]
public sealed class ComputePropertyAtom : ComputeBase, IPerAtomSource
{
    private readonly Func<int, double>[] _inputs;

    /// <summary>Reads <c>compute ID group property/atom inputs…</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Attributes.</param>
    public ComputePropertyAtom(StyleContext context, ArgReader args) : base(context)
    {
        List<Func<int, double>> inputs = [];
        do inputs.Add(AtomAttribute.Find(Simulation, args.Token("input"), args));
        while (!args.AtEnd);
        _inputs = [.. inputs];
    }

    /// <inheritdoc/>
    public int AtomColumns => _inputs.Length == 1 ? 0 : _inputs.Length;

    /// <inheritdoc/>
    public double AtomValue(int atom, int column) => (Atoms.GroupMask[atom] & Group.Bit) != 0 ? _inputs[column](atom) : 0;

    /// <inheritdoc/>
    protected override void Update() { }
}
