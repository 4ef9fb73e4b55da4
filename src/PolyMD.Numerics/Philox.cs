namespace PolyMD.Numerics;

/// <summary>
/// Counter-based random numbers, Philox4x32-10 (Salmon, Moraes, Dror, Shaw, SC'11): the number is a pure function of
/// (seed, stream, step, index), so a trajectory does not depend on threads, order or decomposition, and a resumed run draws the same.
/// </summary>
public static class Philox
{
    /// <summary>Four 32-bit words for a counter and key.</summary>
    /// <param name="c0">Counter word.</param>
    /// <param name="c1">Counter word.</param>
    /// <param name="c2">Counter word.</param>
    /// <param name="c3">Counter word.</param>
    /// <param name="k0">Key word.</param>
    /// <param name="k1">Key word.</param>
    public static (uint W0, uint W1, uint W2, uint W3) Block(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        for (int round = 0; round < 10; round++)
        {
            ulong p0 = 0xD2511F53UL * c0, p1 = 0xCD9E8D57UL * c2;
            (c0, c1, c2, c3) = ((uint)(p1 >> 32) ^ c1 ^ k0, (uint)p1, (uint)(p0 >> 32) ^ c3 ^ k1, (uint)p0);
            k0 += 0x9E3779B9;
            k1 += 0xBB67AE85;
        }
        return (c0, c1, c2, c3);
    }

    /// <summary>Four uniforms in [0, 1) with 32 random bits each, offset by half a unit so that none is 0.</summary>
    /// <param name="seed">Seed of the style.</param>
    /// <param name="stream">What the numbers are for (a constant per use within a style).</param>
    /// <param name="step">Time step.</param>
    /// <param name="index">Atom id or other index.</param>
    public static (double U0, double U1, double U2, double U3) Uniform4(uint seed, uint stream, long step, long index)
    {
        (uint a, uint b, uint c, uint d) = Block((uint)step, (uint)(step >> 32), (uint)index, (uint)(index >> 32), seed, stream);
        const double scale = 1.0 / 4294967296.0;
        return ((a + 0.5) * scale, (b + 0.5) * scale, (c + 0.5) * scale, (d + 0.5) * scale);
    }
}
