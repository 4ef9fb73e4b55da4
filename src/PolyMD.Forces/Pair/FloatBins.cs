namespace PolyMD.Forces.Pair;

/// <summary>
/// Bins of a table indexed by the last exponent bits and the first mantissa bits of a squared distance in single precision
/// (Wolff and Rudd, Comput. Phys. Commun. 120, 200 (1999)): fine where distances are short, found without arithmetic.
/// </summary>
/// <param name="Bits">Bits of the index.</param>
/// <param name="Shift">Mantissa bits below the index.</param>
/// <param name="InnerBits">Bits above the index of the inner squared distance.</param>
/// <param name="OuterBits">Bits above the index of the outer squared distance.</param>
/// <param name="Inner2">Inner squared distance.</param>
internal readonly record struct FloatBins(int Bits, int Shift, int InnerBits, int OuterBits, double Inner2)
{
    private const int MantissaBits = 23;

    /// <summary>Bins that cover two distances; null if the bits do not suffice.</summary>
    /// <param name="inner">Inner distance.</param>
    /// <param name="outer">Outer distance.</param>
    /// <param name="bits">Bits of the index.</param>
    public static FloatBins? Create(double inner, double outer, int bits)
    {
        double power = Math.Pow(2, Math.Floor(Math.Log2(inner * inner)));
        // e exponent bits tell apart 2^e powers of two.
        int exponentBits = 0;
        while (Math.Pow(2, Math.Pow(2, exponentBits)) < outer * outer / power) exponentBits++;
        int mantissaBits = bits - exponentBits;
        if (exponentBits > 8 || mantissaBits < 3 || mantissaBits > MantissaBits) return null;
        int shift = MantissaBits - mantissaBits, above = ~((1 << (bits + shift)) - 1);
        return new FloatBins(bits, shift, BitConverter.SingleToInt32Bits((float)(inner * inner)) & above, BitConverter.SingleToInt32Bits((float)(outer * outer)) & above, inner * inner);
    }

    /// <summary>Bin of a squared distance.</summary>
    /// <param name="r2">Squared distance.</param>
    public int IndexOf(float r2) => (BitConverter.SingleToInt32Bits(r2) >> Shift) & ((1 << Bits) - 1);

    /// <summary>Smallest squared distance of a bin: the indices below that of the inner distance belong to the next range of exponents.</summary>
    /// <param name="index">Bin.</param>
    public float LowerEdge(int index)
    {
        float edge = BitConverter.Int32BitsToSingle((index << Shift) | InnerBits);
        return edge < Inner2 ? BitConverter.Int32BitsToSingle((index << Shift) | OuterBits) : edge;
    }
}
