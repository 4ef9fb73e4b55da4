using PolyMD.Dynamics.Common;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Fixes;

/// <summary>Acceleration along x that varies along z, a = A cos(2π (z − z_lo)/l_z), for viscosity by a periodic perturbation (B. Hess, J. Chem. Phys. 116, 209 (2002)).
/// A: length/time².</summary>
[FixStyle("accelerate/cos")]
public sealed class FixAccelerateCos : FixBase, IPostForce
{
    private readonly double _amplitude;

    /// <summary>Reads <c>fix ID group accelerate/cos A</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Amplitude.</param>
    public FixAccelerateCos(StyleContext context, ArgReader args) : base(context)
    {
        _amplitude = args.Double("A");
        args.ExpectEnd();
        if (Simulation.Box.IsTwoDimensional) args.Fail("needs three dimensions");
    }

    /// <inheritdoc/>
    public override void Setup() => PostForce();

    /// <inheritdoc/>
    public void PostForce()
    {
        double wave = 2 * Math.PI / Simulation.Box.Lengths.Z, low = Simulation.Box.Lo.Z, scale = _amplitude / Simulation.Units.ForceToMassAcceleration;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) != 0) Atoms.Fx[i] += Atoms.Mass[i] * scale * Math.Cos(wave * (Atoms.Z[i] - low));
        }
    }
}
