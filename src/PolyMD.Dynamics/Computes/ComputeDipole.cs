using PolyMD.Dynamics.Common;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Computes;

/// <summary>Dipole moment of the charges of a group, Σ q r − (Σ q) r₀, unwrapped, r₀ the centre of mass (or the mean position: geometry). Scalar: its magnitude. Vector: x, y, z in charge·length.</summary>
[ComputeStyle("dipole")]
public sealed class ComputeDipole : ComputeBase, IScalarSource, IVectorSource
{
    private readonly bool _geometry;
    private Vec3 _dipole;

    /// <summary>Reads <c>compute ID group dipole [mass|geometry]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Centre.</param>
    public ComputeDipole(StyleContext context, ArgReader args) : base(context)
    {
        if (!args.AtEnd) _geometry = args.Choice("charge-correction", "mass", "geometry") == "geometry";
        args.ExpectEnd();
    }

    /// <inheritdoc/>
    public double Scalar => _dipole.Length;

    /// <inheritdoc/>
    public int VectorLength => 3;

    /// <inheritdoc/>
    public double VectorAt(int index) => _dipole[index];

    /// <inheritdoc/>
    protected override void Update()
    {
        double weight = 0, charge = 0;
        Vec3 centre = default, dipole = default;
        SimulationBox box = Simulation.Box;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            double w = _geometry ? 1 : Atoms.Mass[i];
            Vec3 r = Atoms.Unwrapped(i, box);
            weight += w;
            charge += Atoms.Charge[i];
            centre += r * w;
            dipole += r * Atoms.Charge[i];
        }
        _dipole = weight > 0 ? dipole - centre / weight * charge : default;
    }
}
