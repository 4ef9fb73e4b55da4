using System.Buffers.Binary;
using PolyMD.Deck.Runtime;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Dumps;

/// <summary>
/// dump xtc: the portable compressed trajectory format of GROMACS, lengths in nm and time in ps (unit-less in lj), positions rounded to
/// 1/precision. Written without the format's optional runs of short steps, which every reader understands.
/// </summary>
[DumpStyle("xtc")]
internal sealed class DumpXtc : DumpBinary
{
    private const int Magic = 1995, FewAtoms = 9, SmallestIndex = 9;

    public DumpXtc(DeckContext context, DumpSetup setup, ArgReader args) : base(context, setup, args)
    {
        Units u = Simulation.Units;
        LengthFactor = double.IsNaN(u.MetresPerLength) ? 1 : u.MetresPerLength / 1e-9;
        TimeFactor = double.IsNaN(u.SecondsPerTime) ? 1 : u.SecondsPerTime / 1e-12;
    }

    /// <summary>Steps per nm.</summary>
    public double Precision { get; set; } = 1000;

    /// <summary>nm per length unit.</summary>
    public double LengthFactor { get; set; }

    /// <summary>ps per time unit.</summary>
    public double TimeFactor { get; set; }

    protected override void Begin(FileStream stream, int count, bool append) => stream.Seek(0, SeekOrigin.End);

    protected override void WritePositions(FileStream stream, Vec3[] positions, in SimulationBox box)
    {
        MemoryStream frame = new();
        Integer(frame, Magic);
        Integer(frame, positions.Length);
        Integer(frame, (int)Simulation.Step);
        Single(frame, (float)(TimeFactor * Simulation.Step * Simulation.TimeStep));
        for (int k = 0; k < 3; k++)
        {
            Vec3 edge = box.Shift(k == 0 ? 1 : 0, k == 1 ? 1 : 0, k == 2 ? 1 : 0) * LengthFactor;
            for (int axis = 0; axis < 3; axis++) Single(frame, (float)edge[axis]);
        }
        Integer(frame, positions.Length);
        if (positions.Length <= FewAtoms)
        {
            foreach (Vec3 r in positions) for (int axis = 0; axis < 3; axis++) Single(frame, (float)(r[axis] * LengthFactor));
        }
        else Compress(frame, positions);
        frame.WriteTo(stream);
    }

    private void Compress(MemoryStream frame, Vec3[] positions)
    {
        int[] whole = new int[3 * positions.Length], least = [int.MaxValue, int.MaxValue, int.MaxValue], greatest = [int.MinValue, int.MinValue, int.MinValue];
        for (int k = 0; k < whole.Length; k++)
        {
            double x = Math.Round((float)(positions[k / 3][k % 3] * LengthFactor) * Precision, MidpointRounding.AwayFromZero);
            if (Math.Abs(x) > int.MaxValue - 2) throw new PolyMDException($"dump {Id}: a coordinate is too large for this precision");
            whole[k] = (int)x;
            least[k % 3] = Math.Min(least[k % 3], whole[k]);
            greatest[k % 3] = Math.Max(greatest[k % 3], whole[k]);
        }
        Single(frame, (float)Precision);
        foreach (int x in least) Integer(frame, x);
        foreach (int x in greatest) Integer(frame, x);
        Integer(frame, SmallestIndex);
        UInt128[] size = least.Zip(greatest, (a, b) => (UInt128)((long)b - a + 1)).ToArray();
        bool separate = size.Any(s => s > 0xffffff);
        UInt128 product = separate ? 0 : size[0] * size[1] * size[2];
        BitPacker bits = new();
        for (int k = 0; k < whole.Length; k += 3)
        {
            if (separate)
            {
                for (int axis = 0; axis < 3; axis++) bits.Add((uint)((long)whole[k + axis] - least[axis]), BitPacker.Width(size[axis]));
            }
            else
            {
                UInt128 number = 0;
                for (int axis = 0; axis < 3; axis++) number = number * size[axis] + (uint)(whole[k + axis] - least[axis]);
                bits.AddBytes(number, BitPacker.Width(product));
            }
            // No run of short steps follows.
            bits.Add(0, 1);
        }
        byte[] packed = bits.ToArray();
        Integer(frame, packed.Length);
        frame.Write(packed);
        for (int k = packed.Length; k % 4 != 0; k++) frame.WriteByte(0);
    }

    private static void Integer(MemoryStream target, int value)
    {
        Span<byte> b = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(b, value);
        target.Write(b);
    }

    private static void Single(MemoryStream target, float value)
    {
        Span<byte> b = stackalloc byte[4];
        BinaryPrimitives.WriteSingleBigEndian(b, value);
        target.Write(b);
    }
}
