using System.Buffers.Binary;
using System.Numerics;

namespace PolyMD.IO.Readers;

/// <summary>
/// Unpacks the integer coordinates of an xtc frame. An atom is either a full coordinate, three offsets from the smallest one packed into
/// one number of mixed radix, or a short step from the atom before; the range of short steps adapts along the frame in factors of 2^(1/3).
/// </summary>
internal static class XtcUnpacker
{
    /// <summary>Head of a packed frame: smallest and largest coordinate along x, y, z and the first index into the ranges of short steps.</summary>
    internal readonly record struct Limits(int MinX, int MinY, int MinZ, int MaxX, int MaxY, int MaxZ, int SmallIndex);

    private const int FirstIndex = 9, WidestPacked = 0xffffff;

    // Ranges of short steps, round 2^(k/3): constants of the format.
    private static readonly int[] s_ranges =
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 10, 12, 16, 20, 25, 32, 40, 50, 64, 80, 101, 128, 161, 203, 256, 322, 406, 512, 645, 812, 1024, 1290, 1625, 2048, 2580, 3250, 4096, 5060,
        6501, 8192, 10321, 13003, 16384, 20642, 26007, 32768, 41285, 52015, 65536, 82570, 104031, 131072, 165140, 208063, 262144, 330280, 416127, 524287, 660561, 832255, 1048576,
        1321122, 1664510, 2097152, 2642245, 3329021, 4194304, 5284491, 6658042, 8388607, 10568983, 13316085, 16777216,
    ];

    /// <summary>Unpacks a frame; false where the bytes do not fit the number of atoms.</summary>
    /// <param name="packed">Bytes, with at least 16 more behind the last.</param>
    /// <param name="length">Bytes that count.</param>
    /// <param name="limits">Head of the frame.</param>
    /// <param name="whole">x, y, z of every atom in units of 1/precision.</param>
    public static bool TryUnpack(byte[] packed, long length, in Limits limits, Span<int> whole)
    {
        long sizeX = (long)limits.MaxX - limits.MinX + 1, sizeY = (long)limits.MaxY - limits.MinY + 1, sizeZ = (long)limits.MaxZ - limits.MinZ + 1;
        if (sizeX < 1 || sizeY < 1 || sizeZ < 1 || limits.SmallIndex < FirstIndex || limits.SmallIndex >= s_ranges.Length) return false;
        bool separate = sizeX > WidestPacked || sizeY > WidestPacked || sizeZ > WidestPacked;
        int widthX = Width((ulong)sizeX), widthY = Width((ulong)sizeY), widthZ = Width((ulong)sizeZ);
        int width = separate ? 0 : Width((UInt128)sizeX * (UInt128)sizeY * (UInt128)sizeZ);
        int small = limits.SmallIndex, run = 0;
        BitReader bits = new(packed, length * 8);
        for (int i = 0; i < whole.Length;)
        {
            (int X, int Y, int Z) full;
            if (separate)
            {
                full.X = (int)bits.Take(widthX);
                full.Y = (int)bits.Take(widthY);
                full.Z = (int)bits.Take(widthZ);
            }
            else full = bits.TakeThree(width, (ulong)sizeX, (ulong)sizeY, (ulong)sizeZ);
            full = (full.X + limits.MinX, full.Y + limits.MinY, full.Z + limits.MinZ);
            int change = 0;
            if (bits.Take(1) == 1)
            {
                run = (int)bits.Take(5);
                change = run % 3;
                run -= change;
                change--;
            }
            if (bits.IsExhausted || i + 3 + run > whole.Length) return false;
            if (run == 0)
            {
                (whole[i], whole[i + 1], whole[i + 2]) = full;
                i += 3;
            }
            else
            {
                int half = s_ranges[small] / 2;
                ulong range = (ulong)s_ranges[small];
                (int X, int Y, int Z) before = full;
                for (int k = 0; k < run; k += 3)
                {
                    (int X, int Y, int Z) step = bits.TakeThree(small, range, range, range);
                    (int X, int Y, int Z) here = (before.X + step.X - half, before.Y + step.Y - half, before.Z + step.Z - half);
                    (whole[i], whole[i + 1], whole[i + 2]) = here;
                    i += 3;
                    before = here;
                    if (k > 0) continue;
                    // The writer exchanged the first two atoms of a run (steps through the oxygen of water are the shorter ones).
                    (whole[i], whole[i + 1], whole[i + 2]) = full;
                    i += 3;
                }
                if (bits.IsExhausted) return false;
            }
            small += change;
            if (small < FirstIndex || small >= s_ranges.Length) return false;
        }
        return true;
    }

    private static int Width(UInt128 value) => 128 - (int)UInt128.LeadingZeroCount(value);

    private static int Width(ulong value) => 64 - BitOperations.LeadingZeroCount(value);

    /// <summary>Bits from the most significant of the first byte on.</summary>
    private ref struct BitReader(byte[] bytes, long end)
    {
        private long _at;

        public readonly bool IsExhausted => _at > end;

        public ulong Take(int count)
        {
            if (count == 0 || _at + count > end)
            {
                _at += count;
                return 0;
            }
            ulong word = BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan((int)(_at >> 3)));
            int shift = (int)(_at & 7);
            _at += count;
            return word << shift >> (64 - count);
        }

        /// <summary>Three numbers of mixed radix in one, stored byte by byte with the least significant byte first.</summary>
        public (int X, int Y, int Z) TakeThree(int width, ulong sizeX, ulong sizeY, ulong sizeZ)
        {
            if (width <= 56)
            {
                ulong number = BinaryPrimitives.ReverseEndianness(TakeBytes(width)), xy = number / sizeZ;
                return ((int)(xy / sizeY), (int)(xy % sizeY), (int)(number % sizeZ));
            }
            UInt128 big = 0;
            for (int k = 0; width > 0; k += 8, width -= 8) big |= (UInt128)Take(Math.Min(8, width)) << k;
            UInt128 rest = big / sizeZ;
            return ((int)(rest / sizeY), (int)(rest % sizeY), (int)(big % sizeZ));
        }

        // Whole bytes as they stand, then the bits of the last, incomplete one as a number: all left-aligned.
        private ulong TakeBytes(int width)
        {
            int wholeBits = width & ~7, rest = width & 7;
            ulong value = wholeBits == 0 ? 0 : Take(wholeBits) << (64 - wholeBits);
            return rest == 0 ? value : value | Take(rest) << (56 - wholeBits);
        }
    }
}
