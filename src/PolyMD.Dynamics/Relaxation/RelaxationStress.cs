using PolyMD.Dynamics.Deformation;
using PolyMD.Dynamics.Integrators;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Relaxation;

/// <summary>
/// Target stress of a relaxed cell about a reference cell h₀: the hydrostatic part acts on the volume, the rest through the strain energy
/// ½ Tr(σ h hᵀ). σ = V₀ h₀⁻¹ D h₀⁻ᵀ, where D is the deviation of the targets, changed so that the cell is stationary at the targets also when it is tilted.
/// As in LAMMPS (2021) the forces, of h σ and of the components of the pressure themselves, are slopes of the energy only in a cell without tilt: minimisations
/// of a tilted one that is to be sheared end with a line search that finds nothing, close to the target.
/// </summary>
internal sealed class RelaxationStress(PressureControl control)
{
    private SymTensor _sigma;

    /// <summary>The cell that strains refer to.</summary>
    public SimulationBox Reference { get; private set; }

    /// <summary>Mean target of the controlled edges.</summary>
    public double Hydrostatic { get; private set; }

    /// <summary>Takes a cell as reference.</summary>
    /// <param name="box">The cell.</param>
    /// <param name="first">The cell at the start of the minimisation, whose edges LAMMPS (2021) takes in the change of the deviation for a tilted cell.</param>
    public void Refer(in SimulationBox box, in SimulationBox first)
    {
        Reference = box;
        Hydrostatic = 0;
        for (int k = 0; k < 3; k++) if (control.On[k]) Hydrostatic += control.Start[k] / control.Dimensions;
        if (!control.Deviatoric) return;
        CellMatrix inverse = CellMatrix.Of(box).Inverse;
        double Deviation(int k) => control.On[k] ? control.Start[k] - Hydrostatic : 0;
        double xx = Deviation(0), yy = Deviation(1), zz = Deviation(2), yz = control.Start[3], xz = control.Start[4], xy = control.Start[5];
        yy -= yz * inverse.YZ * first.Lengths.Y;
        xy -= xz * inverse.YZ * first.Lengths.Y;
        xx -= xy * inverse.XY * first.Lengths.X + xz * inverse.XZ * first.Lengths.X;
        _sigma = inverse.Congruence(new SymTensor(xx, yy, zz, xy, xz, yz)) * box.Volume;
    }

    /// <summary>½ Tr(σ h hᵀ) in units of pressure times volume.</summary>
    public double Energy(in CellMatrix h) => control.Deviatoric ? 0.5 * h.RowTrace(_sigma) : 0;

    /// <summary>The element of h σ, which in an upright cell is the derivative of <see cref="Energy"/>.</summary>
    public double Slope(in CellMatrix h, int k)
    {
        SymTensor s = _sigma;
        return !control.Deviatoric ? 0 : k switch
        {
            0 => h.XX * s.XX + h.XY * s.XY + h.XZ * s.XZ,
            1 => h.YY * s.YY + h.YZ * s.YZ,
            2 => h.ZZ * s.ZZ,
            3 => h.YY * s.YZ + h.YZ * s.ZZ,
            4 => h.XX * s.XZ + h.XY * s.YZ + h.XZ * s.ZZ,
            _ => h.XX * s.XY + h.XY * s.YY + h.XZ * s.YZ,
        };
    }
}
