namespace PolyMD.Forces.Pair;

/// <summary>
/// Long-range correction of one term A/rⁿ, n &gt; 3, beyond a cutoff, per product of atom numbers and times the volume:
/// energy 2π∫ r² U dr, virial −(2π/3)∫ r³ U' dr (Sun, J. Phys. Chem. B 102, 7338 (1998), eq. 5).
/// </summary>
public static class PowerTail
{
    /// <summary>Energy and virial of A/rⁿ.</summary>
    /// <param name="a">A.</param>
    /// <param name="n">n.</param>
    /// <param name="cutoff">Cutoff.</param>
    public static (double Energy, double Virial) Of(double a, double n, double cutoff)
    {
        double energy = 2 * Math.PI * a * Math.Pow(cutoff, 3 - n) / (n - 3);
        return (energy, energy * n / 3);
    }
}
