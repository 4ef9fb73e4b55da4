namespace PolyMD.Deck.Dumps;

/// <summary>Numbers of any width packed without gaps, most significant bit first.</summary>
internal sealed class BitPacker
{
    private readonly List<byte> _bytes = [];
    private int _free;

    /// <summary>Bits that hold a number.</summary>
    public static int Width(UInt128 value)
    {
        int bits = 0;
        for (; value > 0; value >>= 1) bits++;
        return bits;
    }

    /// <summary>Adds the lowest bits of a number.</summary>
    public void Add(uint value, int bits)
    {
        for (int k = bits - 1; k >= 0; k--)
        {
            if (_free == 0)
            {
                _bytes.Add(0);
                _free = 8;
            }
            _free--;
            if ((value >> k & 1) != 0) _bytes[^1] |= (byte)(1 << _free);
        }
    }

    /// <summary>Adds a number byte by byte, least significant byte first; the last may be less than a whole byte.</summary>
    public void AddBytes(UInt128 value, int bits)
    {
        for (; bits > 8; bits -= 8, value >>= 8) Add((uint)(value & 0xff), 8);
        Add((uint)value, bits);
    }

    public byte[] ToArray() => [.. _bytes];
}
