using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

internal sealed unsafe partial class AireboForce<TLane, TWell>
{
    // Dihedrals fade out as their end atoms come into line with the axis.
    private const double StraightCos = -1, NearlyStraightCos = -0.995;

    // Directions across the axis and weights of the arms of one end.
    private void PrepareDihedrals(in AireboAxis axis, AireboArm* arms, int count)
    {
        for (AireboArm* arm = arms; arm < arms + count; arm++)
        {
            double x = arm->X - arm->Cos * axis.X, y = arm->Y - arm->Cos * axis.Y, z = arm->Z - arm->Cos * axis.Z;
            double sin = Math.Sqrt(x * x + y * y + z * z);
            arm->Pi = arm->Tor = 0;
            if (sin < Tiny) continue;
            double inverse = 1 / sin;
            arm->AcrossX = x * inverse;
            arm->AcrossY = y * inverse;
            arm->AcrossZ = z * inverse;
            arm->InverseLever = inverse / arm->R;
            AireboPair* pair = Pair(axis.SpeciesI, arm->Species);
            double open = 1 - AireboSwitch.Cubic(arm->Cos, StraightCos, NearlyStraightCos, out double closing);
            double w = pair->RcMaxPi == pair->RcMax ? arm->W : AireboSwitch.Cosine(arm->R, pair->RcMin, pair->RcMaxPi, out _);
            double dw = arm->DW;
            if (pair->RcMaxPi != pair->RcMax) AireboSwitch.Cosine(arm->R, pair->RcMin, pair->RcMaxPi, out dw);
            arm->Pi = w * open;
            arm->PiByR = dw * open;
            arm->PiByCos = -w * closing;
            arm->Tor = arm->W * open;
            arm->TorByR = arm->DW * open;
            arm->TorByCos = -arm->W * closing;
        }
    }

    // Two bonds that lead from the ends of the axis to one atom close a triangle and make no dihedral.
    private static bool SameAtom(in AireboAxis axis, AireboArm* k, AireboArm* l)
    {
        const double tolerance = 1e-6;
        return k->Partner == l->Partner
            && Math.Abs(k->X * k->R - axis.X * axis.R - l->X * l->R) < tolerance
            && Math.Abs(k->Y * k->R - axis.Y * axis.R - l->Y * l->R) < tolerance
            && Math.Abs(k->Z * k->R - axis.Z * axis.R - l->Z * l->R) < tolerance;
    }

    // Σ_kl (1 − cos² ω) w'_ik w'_jl.
    private static double PiSum(in AireboAxis axis, AireboArm* mine, int n, AireboArm* theirs, int m)
    {
        double sum = 0;
        for (AireboArm* k = mine; k < mine + n; k++)
        {
            if (k->Pi == 0) continue;
            double inner = 0;
            for (AireboArm* l = theirs; l < theirs + m; l++)
            {
                if (l->Pi == 0 || SameAtom(axis, k, l)) continue;
                double cos = k->AcrossX * l->AcrossX + k->AcrossY * l->AcrossY + k->AcrossZ * l->AcrossZ;
                inner += l->Pi * (1 - cos * cos);
            }
            sum += k->Pi * inner;
        }
        return sum;
    }

    // Slopes of that sum times c on i's side; returns the part by the axis vector that turns with i's arms.
    private Vec3 PiSlopes(in AireboAxis axis, AireboArm* mine, int n, AireboArm* theirs, int m, double c, bool moments)
    {
        Vec3 onAxis = default;
        double ax = 0.5 * axis.R * axis.X, ay = 0.5 * axis.R * axis.Y, az = 0.5 * axis.R * axis.Z;
        for (AireboArm* k = mine; k < mine + n; k++)
        {
            if (k->Pi == 0 && k->PiByR == 0) continue;
            double sum = 0, tx = 0, ty = 0, tz = 0;
            for (AireboArm* l = theirs; l < theirs + m; l++)
            {
                if (l->Pi == 0 || SameAtom(axis, k, l)) continue;
                double cos = k->AcrossX * l->AcrossX + k->AcrossY * l->AcrossY + k->AcrossZ * l->AcrossZ;
                sum += l->Pi * (1 - cos * cos);
                double t = -2 * cos * l->Pi;
                tx += t * (l->AcrossX - cos * k->AcrossX);
                ty += t * (l->AcrossY - cos * k->AcrossY);
                tz += t * (l->AcrossZ - cos * k->AcrossZ);
            }
            onAxis += Turn(axis, k, c * sum * k->PiByR, c * sum * k->PiByCos, c * k->Pi, tx, ty, tz, moments, ax, ay, az);
        }
        return onAxis;
    }

    // Adds the slope by one arm's vector (along, by cos θ, and across from a change of direction seen along the axis); returns the axis' share.
    private Vec3 Turn(in AireboAxis axis, AireboArm* k, double byR, double byCos, double turn, double tx, double ty, double tz, bool moments, double ax, double ay, double az)
    {
        double f = turn * k->InverseLever;
        tx *= f;
        ty *= f;
        tz *= f;
        if (axis.Keep)
        {
            AddArm(k, axis, byR, byCos, moments, ax, ay, az);
            AddVector(k->Slot, tx, ty, tz, moments, ax, ay, az);
        }
        double inverse = 1 / axis.R, along = k->R * k->Cos * inverse, t = byCos * inverse;
        return new Vec3(
            t * (k->X - k->Cos * axis.X) - along * tx,
            t * (k->Y - k->Cos * axis.Y) - along * ty,
            t * (k->Z - k->Cos * axis.Z) - along * tz);
    }

    // Torsion about a C-C bond, E = Σ_kl w_ik w_ij w_jl ε [256/405 cos¹⁰(ω/2) − 1/10]: slopes on i's side; half of the energy.
    private double Torsion(in AireboAxis axis, AireboArm* mine, int n, AireboArm* theirs, int m, bool moments)
    {
        double energy = 0;
        Vec3 own = new(axis.X * axis.R, axis.Y * axis.R, axis.Z * axis.R);
        for (AireboArm* k = mine; k < mine + n; k++)
        {
            if (k->Tor == 0) continue;
            double sum = 0, tx = 0, ty = 0, tz = 0;
            for (AireboArm* l = theirs; l < theirs + m; l++)
            {
                if (l->Tor == 0 || SameAtom(axis, k, l)) continue;
                double cos = k->AcrossX * l->AcrossX + k->AcrossY * l->AcrossY + k->AcrossZ * l->AcrossZ;
                double epsilon = _parameters.TorsionBarrier[k->Species + l->Species], half = 0.5 * (1 + cos), square = half * half;
                double v = epsilon * (256.0 / 405 * square * square * half - 0.1) * l->Tor * axis.W;
                double slope = epsilon * (640.0 / 405 * square * square) * l->Tor * axis.W;
                double dx = l->AcrossX - cos * k->AcrossX, dy = l->AcrossY - cos * k->AcrossY, dz = l->AcrossZ - cos * k->AcrossZ;
                if (moments)
                {
                    // The centroid of the four atoms, seen from i.
                    double ax = 0.25 * (2 * own.X + k->X * k->R + l->X * l->R), ay = 0.25 * (2 * own.Y + k->Y * k->R + l->Y * l->R), az = 0.25 * (2 * own.Z + k->Z * k->R + l->Z * l->R);
                    AddTorsion(axis, k, v, slope * dx, slope * dy, slope * dz, true, ax, ay, az);
                }
                sum += v;
                tx += slope * dx;
                ty += slope * dy;
                tz += slope * dz;
            }
            if (!moments) AddTorsion(axis, k, sum, tx, ty, tz, false, 0, 0, 0);
            double e = k->Tor * sum;
            energy += 0.5 * e;
            // A quarter to k; this visit gives i its own quarter.
            _slopes.Pointer[k->Slot].Far += 0.25 * e;
        }
        return energy;
    }

    private void AddTorsion(in AireboAxis axis, AireboArm* k, double sum, double tx, double ty, double tz, bool moments, double ax, double ay, double az)
    {
        Vec3 onAxis = Turn(axis, k, sum * k->TorByR, sum * k->TorByCos, k->Tor, tx, ty, tz, moments, ax, ay, az);
        double stretch = 0.5 * k->Tor * sum * axis.DW / axis.W;
        AddVector(axis.SlotI, onAxis.X + stretch * axis.X, onAxis.Y + stretch * axis.Y, onAxis.Z + stretch * axis.Z, moments, ax, ay, az);
    }
}
