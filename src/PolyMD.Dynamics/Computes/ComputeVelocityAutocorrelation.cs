using PolyMD.Dynamics.Common;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Computes;

/// <summary>Velocity autocorrelation of a group, ⟨v(t) v(0)⟩ with v(0) from when the compute was defined. Vector: x, y, z and their sum in velocity².</summary>
[ComputeStyle("vacf")]
public sealed class ComputeVelocityAutocorrelation : ComputeBase, IVectorSource, IStateful, IRemembersIds
{
    private readonly AtomReference _start;
    private readonly double[] _values = new double[4];

    /// <summary>Reads <c>compute ID group vacf</c> and stores the velocities.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">No arguments.</param>
    public ComputeVelocityAutocorrelation(StyleContext context, ArgReader args) : base(context)
    {
        args.ExpectEnd();
        _start = new AtomReference(Atoms, Group.Bit, Atoms.Velocity);
    }

    /// <inheritdoc/>
    public int VectorLength => 4;

    /// <inheritdoc/>
    public double VectorAt(int index) => _values[index];

    /// <inheritdoc/>
    public void RenumberIds(Func<int, int> fresh) => _start.RenumberIds(fresh);

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer) => _start.SaveState(writer);

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader) => _start.LoadState(reader);

    /// <inheritdoc/>
    protected override void Update()
    {
        double x = 0, y = 0, z = 0;
        long count = 0;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            Vec3 u = _start.Of(i), v = Atoms.Velocity(i);
            x += u.X * v.X;
            y += u.Y * v.Y;
            z += u.Z * v.Z;
            count++;
        }
        double norm = count > 0 ? 1.0 / count : 0;
        (_values[0], _values[1], _values[2]) = (x * norm, y * norm, z * norm);
        _values[3] = (x + y + z) * norm;
    }
}
