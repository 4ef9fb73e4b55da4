using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

internal sealed unsafe partial class AireboForce<TLane, TWell>
{
    // Atoms reached from a centre over one, two or three bonds, with the largest product of weights: C_ij = 1 − that.
    private void FindEndpoints(int row, Scratch scratch)
    {
        scratch.EndpointCount = 0;
        AireboBond* bonds = _bonds.Pointer;
        for (int a = row * _stride; a < row * _stride + _rows.Pointer[row].Count; a++)
        {
            AireboBond* one = bonds + a;
            double x1 = one->X * one->R, y1 = one->Y * one->R, z1 = one->Z * one->R;
            Reach(row, scratch, one->Partner, x1, y1, z1, 1, a, one->W, 0, 1, 0, 1);
            for (int b = one->Partner * _stride; b < one->Partner * _stride + _rows.Pointer[one->Partner].Count; b++)
            {
                if (b == one->Reverse) continue;
                AireboBond* two = bonds + b;
                double x2 = x1 + two->X * two->R, y2 = y1 + two->Y * two->R, z2 = z1 + two->Z * two->R;
                Reach(row, scratch, two->Partner, x2, y2, z2, 2, a, one->W, b, two->W, 0, 1);
                for (int c = two->Partner * _stride; c < two->Partner * _stride + _rows.Pointer[two->Partner].Count; c++)
                {
                    if (c == two->Reverse) continue;
                    AireboBond* three = bonds + c;
                    Reach(row, scratch, three->Partner, x2 + three->X * three->R, y2 + three->Y * three->R, z2 + three->Z * three->R, 3, a, one->W, b, two->W, c, three->W);
                }
            }
        }
    }

    private static void Reach(int row, Scratch scratch, int end, double x, double y, double z, int length, int slot1, double w1, int slot2, double w2, int slot3, double w3)
    {
        const double self = 1e-6;
        double weight = w1 * w2 * w3;
        if (weight == 0 || (end == row && x * x + y * y + z * z < self)) return;
        int at = FindEndpoint(scratch, end, x, y, z);
        if (at >= 0)
        {
            if (scratch.Endpoints[at].Weight >= weight) return;
        }
        else
        {
            at = scratch.EndpointCount++;
            scratch.Endpoints.EnsureLength(at + 1);
            scratch.Endpoints[at].Row = end;
            scratch.Endpoints[at].Next = scratch.First[end];
            scratch.First[end] = at;
        }
        ref Endpoint e = ref scratch.Endpoints[at];
        (e.X, e.Y, e.Z, e.Weight, e.Length) = (x, y, z, weight, length);
        (e.Slot1, e.W1, e.Slot2, e.W2, e.Slot3, e.W3) = (slot1, w1, slot2, w2, slot3, w3);
    }

    private static int FindEndpoint(Scratch scratch, int end, double x, double y, double z)
    {
        const double tolerance = 1e-5;
        for (int at = scratch.First[end]; at >= 0; at = scratch.Endpoints[at].Next)
        {
            ref Endpoint e = ref scratch.Endpoints[at];
            if (Math.Abs(e.X - x) < tolerance && Math.Abs(e.Y - y) < tolerance && Math.Abs(e.Z - z) < tolerance) return at;
        }
        return -1;
    }

    // Slopes of ½ C_ij u by the weights of the path's bonds. Both visits of the pair add their own halves, each for a path of its own
    // choice, so that two paths of equal weight leave no net force.
    private void DeferPath(Scratch scratch, in Endpoint e, double u, in Vec3 r)
    {
        Vec3 anchor = r * 0.5;
        AireboBond* one = _bonds.Pointer + e.Slot1;
        Defer(scratch, e.Slot1, -0.5 * u * e.W2 * e.W3, anchor);
        if (e.Length < 2) return;
        anchor -= new Vec3(one->X, one->Y, one->Z) * one->R;
        Defer(scratch, e.Slot2, -0.5 * u * e.W1 * e.W3, anchor);
        if (e.Length < 3) return;
        AireboBond* two = _bonds.Pointer + e.Slot2;
        anchor -= new Vec3(two->X, two->Y, two->Z) * two->R;
        Defer(scratch, e.Slot3, -0.5 * u * e.W1 * e.W2, anchor);
    }

    private void Defer(Scratch scratch, int slot, double slope, in Vec3 anchor)
    {
        double radial = slope * _bonds.Pointer[slot].DW;
        if (radial != 0) scratch.Defer(slot, radial, anchor.X, anchor.Y, anchor.Z);
    }
}
