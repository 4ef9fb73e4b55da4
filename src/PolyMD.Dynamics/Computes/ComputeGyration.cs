using PolyMD.Dynamics.Common;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Computes;

/// <summary>Radius of gyration of a group about its centre of mass, √(Σ m d²/Σ m), unwrapped. Scalar: length. Vector: Σ m d⊗d/Σ m, xx, yy, zz, xy, xz, yz in length².</summary>
[ComputeStyle("gyration")]
public sealed class ComputeGyration : ComputeBase, IScalarSource, IVectorSource
{
    private SymTensor _tensor;

    /// <summary>Reads <c>compute ID group gyration</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Words.</param>
    public ComputeGyration(StyleContext context, ArgReader args) : base(context) => args.ExpectEnd();

    /// <inheritdoc/>
    public double Scalar { get; private set; }

    /// <inheritdoc/>
    public int VectorLength => 6;

    /// <inheritdoc/>
    public double VectorAt(int index) => _tensor[index];

    /// <inheritdoc/>
    protected override void Update()
    {
        Vec3 centre = GroupSums.Centre(Simulation, Group.Bit);
        double mass = GroupSums.Mass(Atoms, Group.Bit);
        SymTensor sum = default;
        SimulationBox box = Simulation.Box;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            Vec3 d = Atoms.Unwrapped(i, box) - centre;
            sum += SymTensor.Dyad(d, d) * Atoms.Mass[i];
        }
        _tensor = mass > 0 ? sum * (1 / mass) : default;
        Scalar = Math.Sqrt(_tensor.Trace);
    }
}
