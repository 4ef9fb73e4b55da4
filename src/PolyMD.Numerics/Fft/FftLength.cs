namespace PolyMD.Numerics.Fft;

/// <summary>Which transform lengths the library supports: products of 2, 3 and 5.</summary>
public static class FftLength
{
    /// <summary>True if <paramref name="n"/> = 2^a 3^b 5^c with n at least 1.</summary>
    /// <param name="n">Length.</param>
    public static bool IsSupported(int n)
    {
        if (n < 1) return false;
        while (n % 2 == 0) n /= 2;
        while (n % 3 == 0) n /= 3;
        while (n % 5 == 0) n /= 5;
        return n == 1;
    }

    /// <summary>The smallest supported length not below <paramref name="n"/>.</summary>
    /// <param name="n">Wanted length, at least 1.</param>
    public static int RoundUp(int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        while (!IsSupported(n)) n++;
        return n;
    }

    /// <summary>Throws if <paramref name="n"/> has a prime factor other than 2, 3 and 5.</summary>
    /// <param name="n">Length.</param>
    /// <param name="name">Name of the parameter that carries it.</param>
    internal static void ThrowIfNotSupported(int n, string name)
    {
        if (!IsSupported(n))
            throw new ArgumentException($"a transform length must be a product of 2, 3 and 5, got {n}; the next one is {RoundUp(Math.Max(n, 1))}", name);
    }
}
