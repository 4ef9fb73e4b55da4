using PolyMD.Numerics;

namespace PolyMD.Dynamics.Common;

/// <summary>A sequence of random numbers for one purpose at one step: the same whatever the threads and after a resume.</summary>
/// <param name="seed">Seed of the fix.</param>
/// <param name="stream">Stream of the fix.</param>
/// <param name="step">Time step.</param>
internal struct PhiloxSequence(uint seed, uint stream, long step)
{
    private long _next;

    /// <summary>A stream number from a fix id, so that two fixes with one seed differ.</summary>
    public static uint StreamOf(string id)
    {
        uint hash = 2166136261;
        foreach (char c in id) hash = (hash ^ c) * 16777619;
        return hash;
    }

    /// <summary>Three independent normal numbers for an atom (Box and Muller).</summary>
    public static Vec3 Gaussian3(uint seed, uint stream, long step, long atom)
    {
        (double a, double b, double c, double d) = Philox.Uniform4(seed, stream, step, atom);
        double r = Math.Sqrt(-2 * Math.Log(a)), s = Math.Sqrt(-2 * Math.Log(c));
        return new Vec3(r * Math.Cos(2 * Math.PI * b), r * Math.Sin(2 * Math.PI * b), s * Math.Cos(2 * Math.PI * d));
    }

    /// <summary>A normal number and a uniform one.</summary>
    public (double Normal, double Uniform) Next()
    {
        (double a, double b, double c, _) = Philox.Uniform4(seed, stream, step, -1 - _next++);
        return (Math.Sqrt(-2 * Math.Log(a)) * Math.Cos(2 * Math.PI * b), c);
    }

    /// <summary>A number with the Gamma distribution of unit scale (Marsaglia, Tsang, ACM Trans. Math. Softw. 26, 363 (2000)).</summary>
    /// <param name="shape">Shape, greater than zero.</param>
    public double Gamma(double shape)
    {
        if (shape < 1)
        {
            double smaller = Gamma(shape + 1);
            return smaller * Math.Pow(Next().Uniform, 1 / shape);
        }
        double d = shape - 1.0 / 3, c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            (double x, double u) = Next();
            double v = 1 + c * x;
            if (v <= 0) continue;
            v = v * v * v;
            if (Math.Log(u) < 0.5 * x * x + d - d * v + d * Math.Log(v)) return d * v;
        }
    }
}
