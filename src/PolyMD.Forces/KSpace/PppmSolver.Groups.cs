using PolyMD.Engine;
using PolyMD.Numerics;

namespace PolyMD.Forces.KSpace;

/// <content>The sum with the charges of two groups.</content>
public sealed unsafe partial class PppmSolver
{
    /// <summary>½ C V Σ_k Re ρ_A(k)* φ_B(k)/N, and the force C V Σ_k Re ρ_A(k)* E_B(k)/N on A with the field E = −ikφ: what interpolation with the assignment gives, atoms summed up.</summary>
    internal GroupInteraction Between(AtomStore atoms, NativeBuffer<double> first, NativeBuffer<double> second, ThreadTeam team)
    {
        Density(atoms, first, team);
        using NativeBuffer<double> re = new(_fft.SpectrumLength), im = new(_fft.SpectrumLength);
        _re.Span.CopyTo(re.Span);
        _im.Span.CopyTo(im.Span);
        if (second != first) Density(atoms, second, team);
        _poisson.ToPotential(_re.Pointer, _im.Pointer, team);
        double scale = _charges.Coulomb * _cell.Volume / ((double)Parameters.Nx * Parameters.Ny * Parameters.Nz);
        double energy = 0.5 * scale * Product(re, im, _re, _im);
        Vec3 force = default;
        for (int axis = 0; axis < 3; axis++)
        {
            _pass.Field(axis, _re.Pointer, _im.Pointer, _fieldRe.Pointer, _fieldIm.Pointer, team);
            force = force.With(axis, scale * Product(re, im, _fieldRe, _fieldIm));
        }
        return new GroupInteraction(energy, force);
    }

    // Σ Re a* b over the whole spectrum, of which the half with x up to the middle is kept.
    private double Product(NativeBuffer<double> aRe, NativeBuffer<double> aIm, NativeBuffer<double> bRe, NativeBuffer<double> bIm)
    {
        int nx = Parameters.Nx, rows = Parameters.Ny * Parameters.Nz;
        double sum = 0;
        for (int row = 0; row < rows; row++)
        {
            long start = (long)row * _fft.HalfStride;
            for (int x = 0; x <= nx / 2; x++)
            {
                long at = start + x;
                sum += (x == 0 || 2 * x == nx ? 1 : 2) * (aRe.Pointer[at] * bRe.Pointer[at] + aIm.Pointer[at] * bIm.Pointer[at]);
            }
        }
        return sum;
    }
}
