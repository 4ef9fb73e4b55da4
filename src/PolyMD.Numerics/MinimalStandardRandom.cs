using System.Runtime.InteropServices;

namespace PolyMD.Numerics;

/// <summary>
/// The "minimal standard" generator s ← 16807 s mod (2³¹ − 1) (S. K. Park, K. W. Miller, Commun. ACM 31, 1192 (1988)), with normal numbers
/// by the polar method (G. Marsaglia, T. A. Bray, SIAM Rev. 6, 260 (1964)); the sequence LAMMPS draws velocities from.
/// </summary>
public sealed class MinimalStandardRandom
{
    private const long Multiplier = 16807, Modulus = int.MaxValue;
    private long _seed;
    private double _spare;
    private bool _hasSpare;

    /// <summary>Starts the sequence.</summary>
    /// <param name="seed">1 ... 2³¹ − 2.</param>
    /// <param name="dropped">Numbers that are drawn and dropped first: those of near seeds begin alike.</param>
    public MinimalStandardRandom(int seed, int dropped = 0)
    {
        _seed = seed;
        Drop(dropped);
    }

    /// <summary>The next number in (0, 1).</summary>
    public double Uniform()
    {
        _seed = Multiplier * _seed % Modulus;
        return _seed * (1.0 / Modulus);
    }

    /// <summary>The next number of the standard normal distribution.</summary>
    public double Normal()
    {
        if (_hasSpare)
        {
            _hasSpare = false;
            return _spare;
        }
        double a, b, square;
        do
        {
            a = 2.0 * Uniform() - 1.0;
            b = 2.0 * Uniform() - 1.0;
            square = a * a + b * b;
        }
        while (square >= 1 || square == 0);
        double factor = Math.Sqrt(-2.0 * Math.Log(square) / square);
        _spare = a * factor;
        _hasSpare = true;
        return b * factor;
    }

    /// <summary>Writes where the sequence stands.</summary>
    /// <param name="writer">Target.</param>
    public void Save(BinaryWriter writer)
    {
        writer.Write(_seed);
        writer.Write(_spare);
        writer.Write(_hasSpare);
    }

    /// <summary>Continues a sequence that <see cref="Save"/> wrote.</summary>
    /// <param name="reader">Source.</param>
    public void Load(BinaryReader reader)
    {
        _seed = reader.ReadInt64();
        _spare = reader.ReadDouble();
        _hasSpare = reader.ReadBoolean();
    }

    /// <summary>Begins anew from a seed and a position: Jenkins' one-at-a-time hash of their 4 + 24 bytes, 27 bits of it, then five numbers dropped.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="x">Position along x.</param>
    /// <param name="y">Position along y.</param>
    /// <param name="z">Position along z.</param>
    public void Restart(int seed, double x, double y, double z)
    {
        ReadOnlySpan<double> coordinates = [x, y, z];
        uint hash = Mix(0, MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in seed)));
        hash = Mix(hash, MemoryMarshal.AsBytes(coordinates));
        unchecked
        {
            hash += hash << 3;
            hash ^= hash >> 11;
            hash += hash << 15;
        }
        _seed = hash & 0x7ffffff;
        if (_seed == 0) _seed = 1;
        Drop(5);
        _hasSpare = false;
    }

    private void Drop(int count)
    {
        for (int k = 0; k < count; k++) Uniform();
    }

    // Bytes count as signed.
    private static uint Mix(uint hash, ReadOnlySpan<byte> bytes)
    {
        unchecked
        {
            foreach (byte b in bytes)
            {
                hash += (uint)(sbyte)b;
                hash += hash << 10;
                hash ^= hash >> 6;
            }
        }
        return hash;
    }
}
