using System.Buffers.Binary;
using System.Text;
using PolyMD.Deck.Runtime;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Dumps;

/// <summary>dump dcd: the little-endian trajectory format of CHARMM and NAMD, with the cell in every frame (lengths and cosines).</summary>
[DumpStyle("dcd")]
internal sealed class DumpDcd : DumpBinary
{
    // Places in the head that each frame brings up to date: number of frames, last step.
    private const int FramesAt = 8, StepAt = 20, TitleLength = 80;
    private int _frames;

    public DumpDcd(DeckContext context, DumpSetup setup, ArgReader args) : base(context, setup, args)
    {
    }

    protected override void Begin(FileStream stream, int count, bool append)
    {
        if (append)
        {
            byte[] number = new byte[4];
            stream.Seek(FramesAt, SeekOrigin.Begin);
            stream.ReadExactly(number);
            _frames = BinaryPrimitives.ReadInt32LittleEndian(number);
            return;
        }
        using BinaryWriter w = new(stream, Encoding.ASCII, true);
        w.Write(84);
        w.Write(Encoding.ASCII.GetBytes("CORD"));
        w.Write(0);
        w.Write((int)Simulation.Step);
        w.Write((int)Every);
        w.Write(0);
        for (int k = 0; k < 5; k++) w.Write(0);
        w.Write((float)Simulation.TimeStep);
        w.Write(1);
        for (int k = 0; k < 8; k++) w.Write(0);
        // The version that tells readers the cell holds cosines or degrees in this order.
        w.Write(24);
        w.Write(84);
        w.Write(4 + 2 * TitleLength);
        w.Write(2);
        w.Write(Encoding.ASCII.GetBytes("Written by PolyMD".PadRight(TitleLength)));
        w.Write(Encoding.ASCII.GetBytes("Positions in the length unit of the deck".PadRight(TitleLength)));
        w.Write(4 + 2 * TitleLength);
        w.Write(4);
        w.Write(count);
        w.Write(4);
    }

    protected override void WritePositions(FileStream stream, Vec3[] positions, in SimulationBox box)
    {
        stream.Seek(0, SeekOrigin.End);
        using BinaryWriter w = new(stream, Encoding.ASCII, true);
        Vec3 a = box.Shift(1, 0, 0), b = box.Shift(0, 1, 0), c = box.Shift(0, 0, 1);
        double Cosine(Vec3 u, Vec3 v) => Vec3.Dot(u, v) / (u.Length * v.Length);
        w.Write(48);
        w.Write(a.Length);
        w.Write(Cosine(a, b));
        w.Write(b.Length);
        w.Write(Cosine(a, c));
        w.Write(Cosine(b, c));
        w.Write(c.Length);
        w.Write(48);
        for (int axis = 0; axis < 3; axis++)
        {
            w.Write(4 * positions.Length);
            foreach (Vec3 r in positions) w.Write((float)r[axis]);
            w.Write(4 * positions.Length);
        }
        w.Flush();
        _frames++;
        stream.Seek(FramesAt, SeekOrigin.Begin);
        w.Write(_frames);
        w.Flush();
        stream.Seek(StepAt, SeekOrigin.Begin);
        w.Write((int)Simulation.Step);
        w.Flush();
    }
}
