namespace PolyMD.Numerics.Fft;

/// <summary>
/// Three-dimensional transform between a real mesh and the half of its spectrum that determines it (kx = 0 … nx/2):
/// F(kx,ky,kz) = Σ f(x,y,z) exp(−2πi (kx x/nx + ky y/ny + kz z/nz)). The inverse has no 1/(nx ny nz).
/// Real mesh: value (x,y,z) at (z·ny + y)·<see cref="RealStride"/> + x. Spectrum: planar, (kx,ky,kz) at
/// (kz·ny + ky)·<see cref="HalfStride"/> + kx; columns nx/2+1 … HalfStride − 1 are padding and hold no information.
/// Neither direction allocates; results do not depend on the size of the team.
/// </summary>
public interface IRealFft3D : IDisposable
{
    /// <summary>Mesh points along x.</summary>
    int Nx { get; }

    /// <summary>Mesh points along y.</summary>
    int Ny { get; }

    /// <summary>Mesh points along z.</summary>
    int Nz { get; }

    /// <summary>Doubles per row of the real mesh, at least <see cref="Nx"/>.</summary>
    int RealStride { get; }

    /// <summary>Doubles per row of each half of the spectrum: nx/2 + 1 rounded up to a multiple of 8.</summary>
    int HalfStride { get; }

    /// <summary>Doubles in a real mesh.</summary>
    int RealLength { get; }

    /// <summary>Doubles in the real, and in the imaginary, part of a spectrum.</summary>
    int SpectrumLength { get; }

    /// <summary>Mesh to spectrum.</summary>
    /// <param name="mesh">Real values; unchanged.</param>
    /// <param name="re">Receives the real part.</param>
    /// <param name="im">Receives the imaginary part.</param>
    /// <param name="team">The threads that share the work.</param>
    void Forward(ReadOnlySpan<double> mesh, Span<double> re, Span<double> im, ThreadTeam team);

    /// <summary>Spectrum to mesh, unnormalised. The spectrum must be that of a real mesh (in the plane kx = 0, and kx = nx/2 for even nx,
    /// F(−k) = F(k)*); the imaginary part left by one that is not is dropped.</summary>
    /// <param name="re">Real part; destroyed.</param>
    /// <param name="im">Imaginary part; destroyed.</param>
    /// <param name="mesh">Receives the values; columns beyond nx are left alone.</param>
    /// <param name="team">The threads that share the work.</param>
    void Inverse(Span<double> re, Span<double> im, Span<double> mesh, ThreadTeam team);
}
