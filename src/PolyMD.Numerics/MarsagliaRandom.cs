namespace PolyMD.Numerics;

/// <summary>
/// The lagged-Fibonacci generator RANMAR (G. Marsaglia, A. Zaman, W. W. Tsang, Stat. Prob. Lett. 9, 35 (1990); seeding of F. James,
/// Comput. Phys. Commun. 60, 329 (1990)), so that random() and normal() give the numbers of LAMMPS.
/// </summary>
public sealed class MarsagliaRandom
{
    private const double Scale = 16777216.0;
    private readonly double[] _u = new double[98];
    private double _c = 362436.0 / Scale;
    private int _i = 97, _j = 33;
    private double? _second;

    /// <summary>Starts the sequence.</summary>
    /// <param name="seed">1 ... 900,000,000.</param>
    public MarsagliaRandom(int seed)
    {
        int ij = (seed - 1) / 30082, kl = seed - 1 - 30082 * ij;
        int i = ij / 177 % 177 + 2, j = ij % 177 + 2, k = kl / 169 % 178 + 1, l = kl % 169;
        for (int n = 1; n <= 97; n++)
        {
            double s = 0, t = 0.5;
            for (int m = 0; m < 24; m++)
            {
                int next = i * j % 179 * k % 179;
                i = j;
                j = k;
                k = next;
                l = (53 * l + 1) % 169;
                if (l * next % 64 >= 32) s += t;
                t *= 0.5;
            }
            _u[n] = s;
        }
        Uniform();
    }

    /// <summary>Uniform in (0, 1).</summary>
    public double Uniform()
    {
        double value = _u[_i] - _u[_j];
        if (value < 0) value += 1;
        _u[_i] = value;
        if (--_i == 0) _i = 97;
        if (--_j == 0) _j = 97;
        _c -= 7654321.0 / Scale;
        if (_c < 0) _c += 16777213.0 / Scale;
        value -= _c;
        return value < 0 ? value + 1 : value;
    }

    /// <summary>Normal with mean 0 and width 1 (polar method of Marsaglia).</summary>
    public double Gaussian()
    {
        if (_second is { } kept)
        {
            _second = null;
            return kept;
        }
        double v1, v2, r2;
        do
        {
            v1 = 2 * Uniform() - 1;
            v2 = 2 * Uniform() - 1;
            r2 = v1 * v1 + v2 * v2;
        }
        while (r2 >= 1 || r2 == 0);
        double factor = Math.Sqrt(-2 * Math.Log(r2) / r2);
        _second = v1 * factor;
        return v2 * factor;
    }
}
