using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Computes;

/// <summary>
/// Temperature after a cosine profile of the velocity along x has been taken out: u_x = v_x − V cos(2π (z − z_lo)/l_z), with the amplitude
/// V = 2 Σ m v_x cos(2π (z − z_lo)/l_z) / Σ m (B. Hess, J. Chem. Phys. 116, 209 (2002)). Vector: the kinetic tensor and, seventh, V in velocity units.
/// </summary>
[ComputeStyle("viscosity/cos")]
public sealed class ComputeViscosityCos : BiasedTemperature
{
    private double _amplitude, _wave, _low;

    /// <summary>Reads <c>compute ID group viscosity/cos</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">No arguments.</param>
    public ComputeViscosityCos(StyleContext context, ArgReader args) : base(context)
    {
        args.ExpectEnd();
        if (Simulation.Box.IsTwoDimensional) args.Fail("needs three dimensions");
    }

    /// <inheritdoc/>
    public override int VectorLength => 7;

    /// <inheritdoc/>
    public override bool IsExtensive(int index) => index < 6;

    /// <inheritdoc/>
    public override double VectorAt(int index) => index == 6 ? _amplitude : base.VectorAt(index);

    /// <inheritdoc/>
    public override Vec3 Bias(int atom) => new(_amplitude * Profile(atom), 0, 0);

    /// <inheritdoc/>
    protected override void Prepare()
    {
        (_wave, _low) = (2 * Math.PI / Simulation.Box.Lengths.Z, Simulation.Box.Lo.Z);
        double flow = 0, mass = 0;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            flow += 2 * Atoms.Mass[i] * Atoms.Vx[i] * Profile(i);
            mass += Atoms.Mass[i];
        }
        _amplitude = mass > 0 ? flow / mass : 0;
    }

    private double Profile(int i) => Math.Cos(_wave * (Atoms.Z[i] - _low));
}
