using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

internal sealed unsafe partial class AireboForce<TLane, TWell>
{
    // Value and slopes of π^rc and T for one axis.
    private struct Conjugated
    {
        public double Pi, PiByI, PiByN;
        public double T, TByI, TByN;
        public double SumI;
    }

    // The neighbours of i other than j, with their angle to the axis.
    private int FillArms(in AireboAxis axis, AireboArm* arms)
    {
        int first = axis.I * _stride, count = _rows.Pointer[axis.I].Count, n = 0;
        for (int slot = first; slot < first + count; slot++)
        {
            AireboBond* b = _bonds.Pointer + slot;
            if (slot == axis.SlotI) continue;
            AireboArm* arm = arms + n++;
            arm->X = b->X;
            arm->Y = b->Y;
            arm->Z = b->Z;
            arm->R = b->R;
            arm->Cos = Math.Clamp(b->X * axis.X + b->Y * axis.Y + b->Z * axis.Z, -1, 1);
            arm->W = b->W;
            arm->DW = b->DW;
            arm->Slot = slot;
            arm->Partner = b->Partner;
            arm->Species = b->Species;
        }
        return n;
    }

    // p_ij = [1 + Σ_k w_ik g(cos θ_jik) e^λ + P_ij]^(−½).
    private double SideOrder(in AireboAxis axis, AireboArm* arms, int count)
    {
        AireboRow* row = _rows.Pointer + axis.I;
        double sum = 1;
        if (axis.SpeciesI == AireboParameters.Hydrogen)
        {
            double bond = Pair(AireboParameters.Hydrogen, axis.SpeciesJ)->Rho - axis.Length;
            for (AireboArm* arm = arms; arm < arms + count; arm++)
            {
                double e = Math.Exp(4 * (Pair(AireboParameters.Hydrogen, arm->Species)->Rho - arm->R - bond));
                arm->G = e * _parameters.AroundHydrogen.Evaluate(arm->Cos, out double slope);
                arm->GByCos = e * slope;
                arm->GByN = 0;
                sum += arm->W * arm->G;
            }
            return 1 / Math.Sqrt(sum);
        }
        (double carbons, double hydrogens) = Others(axis, row);
        double low = AireboSwitch.Cosine(carbons + hydrogens, _parameters.AngleMin, _parameters.AngleMax, out double byN);
        for (AireboArm* arm = arms; arm < arms + count; arm++)
        {
            if (low == 1)
            {
                arm->G = _parameters.LowCarbon.Evaluate(arm->Cos, out arm->GByCos);
                arm->GByN = 0;
            }
            else
            {
                double high = _parameters.HighCarbon.Evaluate(arm->Cos, out double highSlope), mixed = 0, mixedSlope = 0;
                if (low != 0) mixed = _parameters.LowCarbon.Evaluate(arm->Cos, out mixedSlope) - high;
                arm->G = high + low * mixed;
                arm->GByCos = low == 0 ? highSlope : highSlope + low * (mixedSlope - highSlope);
                arm->GByN = byN * mixed;
            }
            sum += arm->W * arm->G;
        }
        return 1 / Math.Sqrt(sum + Correction(axis.SpeciesJ).Evaluate(carbons, hydrogens, out _, out _));
    }

    private AireboGrid2 Correction(int species) => species == AireboParameters.Carbon ? _parameters.Knots.PairCarbon : _parameters.Knots.PairHydrogen;

    private static (double Carbons, double Hydrogens) Others(in AireboAxis axis, AireboRow* row) => axis.SpeciesJ == AireboParameters.Carbon
        ? (row->Carbons - axis.W, row->Hydrogens)
        : (row->Carbons, row->Hydrogens - axis.W);

    // Slopes of p_ij times c: kept for i's bonds if wanted; returned for the axis vector, whose length acts through e^λ where it is a bond.
    private Vec3 SideSlopes(in AireboAxis axis, AireboArm* arms, int count, double p, double c, bool moments)
    {
        double f = -0.5 * p * p * p * c, byN = 0, along = 0;
        double ax = 0.5 * axis.R * axis.X, ay = 0.5 * axis.R * axis.Y, az = 0.5 * axis.R * axis.Z, inverse = 1 / axis.R;
        bool hydrogen = axis.SpeciesI == AireboParameters.Hydrogen;
        Vec3 onAxis = default;
        for (AireboArm* arm = arms; arm < arms + count; arm++)
        {
            double byCos = f * arm->W * arm->GByCos, byR = f * arm->DW * arm->G;
            byN += f * arm->W * arm->GByN;
            if (hydrogen)
            {
                double stretch = 4 * f * arm->W * arm->G;
                byR -= stretch;
                along += stretch;
            }
            double t = byCos * inverse;
            onAxis += new Vec3(arm->X - arm->Cos * axis.X, arm->Y - arm->Cos * axis.Y, arm->Z - arm->Cos * axis.Z) * t;
            if (axis.Keep) AddArm(arm, axis, byR, byCos, moments, ax, ay, az);
        }
        if (axis.Bond) onAxis += new Vec3(axis.X, axis.Y, axis.Z) * along;
        if (hydrogen || !axis.Keep) return onAxis;
        (double carbons, double hydrogens) = Others(axis, _rows.Pointer + axis.I);
        Correction(axis.SpeciesJ).Evaluate(carbons, hydrogens, out double byCarbons, out double byHydrogens);
        byCarbons = f * byCarbons + byN;
        byHydrogens = f * byHydrogens + byN;
        AddCoordination(axis, byCarbons, byHydrogens, moments);
        // The pair's own weight is not counted among the others.
        if (axis.DW != 0) AddRadial(axis.SlotI, -(axis.SpeciesJ == AireboParameters.Carbon ? byCarbons : byHydrogens) * axis.DW, moments, ax, ay, az);
        return onAxis;
    }

    // Slope by the vector of an arm: along it, and through the cosine with the axis.
    private void AddArm(AireboArm* arm, in AireboAxis axis, double byR, double byCos, bool moments, double ax, double ay, double az)
    {
        double t = byCos / arm->R, along = byR - t * arm->Cos;
        double x = t * axis.X + along * arm->X, y = t * axis.Y + along * arm->Y, z = t * axis.Z + along * arm->Z;
        AddVector(arm->Slot, x, y, z, moments, ax, ay, az);
    }

    private void AddVector(int slot, double x, double y, double z, bool moments, double ax, double ay, double az)
    {
        AireboSlope* s = _slopes.Pointer + slot;
        s->X += x;
        s->Y += y;
        s->Z += z;
        if (moments) AddMoment(slot, x, y, z, ax, ay, az);
    }

    private void AddCoordination(in AireboAxis axis, double byCarbons, double byHydrogens, bool moments)
    {
        AireboRow* row = _rows.Pointer + axis.I;
        row->ByCarbons += byCarbons;
        row->ByHydrogens += byHydrogens;
        if (!moments) return;
        double* m = _rowMoments.Pointer + (long)axis.I * MomentColumns;
        double h = 0.5 * axis.R;
        m[0] += h * axis.X * byCarbons;
        m[1] += h * axis.Y * byCarbons;
        m[2] += h * axis.Z * byCarbons;
        m[3] += h * axis.X * byHydrogens;
        m[4] += h * axis.Y * byHydrogens;
        m[5] += h * axis.Z * byHydrogens;
    }

    // π^rc and T from the coordinations and conjugation of both ends, without the pair itself.
    private Conjugated Conjugation(in AireboAxis axis)
    {
        AireboRow* i = _rows.Pointer + axis.I, j = _rows.Pointer + axis.J;
        double ni = i->Carbons + i->Hydrogens - axis.W, nj = j->Carbons + j->Hydrogens - axis.W;
        Conjugated c = default;
        c.SumI = i->Conjugation - (axis.SlotI >= 0 ? _bonds.Pointer[axis.SlotI].Share : 0);
        double sumJ = j->Conjugation - (axis.SlotJ >= 0 ? _bonds.Pointer[axis.SlotJ].Share : 0);
        double n = 1 + c.SumI * c.SumI + sumJ * sumJ;
        AireboKnots knots = _parameters.Knots;
        bool carbons = axis.SpeciesI == AireboParameters.Carbon && axis.SpeciesJ == AireboParameters.Carbon;
        AireboGrid3 grid = carbons ? knots.PiCarbon : axis.SpeciesI == axis.SpeciesJ ? knots.PiHydrogen : knots.PiMixed;
        c.Pi = grid.Evaluate(ni, nj, n, out c.PiByI, out _, out c.PiByN);
        if (!carbons) return c;
        c.T = knots.Torsion.Evaluate(ni, nj, n, out c.TByI, out _, out c.TByN);
        // LAMMPS leaves out what is this small; carbons that are nearly sp3 are then spared their dihedrals.
        if (Math.Abs(c.T) <= Tiny) c.T = c.TByI = c.TByN = 0;
        return c;
    }

    // Slopes of π^rc + T·sum times c on i's side through coordination and conjugation.
    private void ConjugationSlopes(in AireboAxis axis, in Conjugated v, double sum, double c, bool moments)
    {
        double byCoordination = c * (v.PiByI + v.TByI * sum), byConjugation = c * (v.PiByN + v.TByN * sum) * 2 * v.SumI;
        if (byCoordination != 0) AddCoordination(axis, byCoordination, byCoordination, moments);
        if (byConjugation != 0)
        {
            _rows.Pointer[axis.I].ByConjugation += byConjugation;
            if (axis.SlotI >= 0) _slopes.Pointer[axis.SlotI].Conjugation += byConjugation;
            if (moments)
            {
                double* m = _rowMoments.Pointer + (long)axis.I * MomentColumns + 6;
                double h = 0.5 * axis.R * byConjugation;
                m[0] += h * axis.X;
                m[1] += h * axis.Y;
                m[2] += h * axis.Z;
            }
        }
        if (axis.DW == 0) return;
        double half = 0.5 * axis.R;
        AddRadial(axis.SlotI, -byCoordination * axis.DW, moments, half * axis.X, half * axis.Y, half * axis.Z);
    }
}
