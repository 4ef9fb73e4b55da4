namespace PolyMD.Forces.ManyBody.Meam;

/// <summary>What a site sums over its neighbours: atomic densities times powers of the direction, and weighted densities. The same layout holds the derivatives of the energy with respect to these sums.</summary>
internal unsafe struct MeamMoments
{
    /// <summary>Σ ρ⁰.</summary>
    public double Zero;

    /// <summary>Σ ρ¹ u.</summary>
    public fixed double First[3];

    /// <summary>Σ ρ² u⊗u: xx yy zz xy xz yz.</summary>
    public fixed double Second[6];

    /// <summary>Σ ρ².</summary>
    public double SecondTrace;

    /// <summary>Σ ρ³ u⊗u⊗u: xxx yyy zzz xxy xxz xyy xzz yyz yzz xyz.</summary>
    public fixed double Third[10];

    /// <summary>Σ ρ³ u.</summary>
    public fixed double ThirdTrace[3];

    /// <summary>Σ t ρ⁰ of t¹ … t³.</summary>
    public fixed double Weight[3];

    /// <summary>Σ t² ρ⁰ of t¹ … t³.</summary>
    public fixed double WeightSquare[3];

    /// <summary>Adds one neighbour.</summary>
    /// <param name="e">Its atomic densities ρ⁰ … ρ³ at its distance, screened.</param>
    /// <param name="x">x of the direction to it.</param>
    /// <param name="y">y of it.</param>
    /// <param name="z">z of it.</param>
    /// <param name="t">t¹ … t³ of its element.</param>
    public void Add(double* e, double x, double y, double z, double* t)
    {
        double e1 = e[1], e2 = e[2], e3 = e[3];
        Zero += e[0];
        First[0] += e1 * x;
        First[1] += e1 * y;
        First[2] += e1 * z;
        Second[0] += e2 * x * x;
        Second[1] += e2 * y * y;
        Second[2] += e2 * z * z;
        Second[3] += e2 * x * y;
        Second[4] += e2 * x * z;
        Second[5] += e2 * y * z;
        SecondTrace += e2;
        Third[0] += e3 * x * x * x;
        Third[1] += e3 * y * y * y;
        Third[2] += e3 * z * z * z;
        Third[3] += e3 * x * x * y;
        Third[4] += e3 * x * x * z;
        Third[5] += e3 * x * y * y;
        Third[6] += e3 * x * z * z;
        Third[7] += e3 * y * y * z;
        Third[8] += e3 * y * z * z;
        Third[9] += e3 * x * y * z;
        ThirdTrace[0] += e3 * x;
        ThirdTrace[1] += e3 * y;
        ThirdTrace[2] += e3 * z;
        for (int k = 0; k < 3; k++)
        {
            Weight[k] += t[k] * e[0];
            WeightSquare[k] += t[k] * t[k] * e[0];
        }
    }

    /// <summary>(ρ¹)², (ρ²)², (ρ³)²: the sums made orthogonal, squared.</summary>
    /// <param name="square">Three numbers out.</param>
    public void Squares(double* square)
    {
        square[0] = First[0] * First[0] + First[1] * First[1] + First[2] * First[2];
        square[1] = Second[0] * Second[0] + Second[1] * Second[1] + Second[2] * Second[2]
            + 2 * (Second[3] * Second[3] + Second[4] * Second[4] + Second[5] * Second[5]) - SecondTrace * SecondTrace / 3;
        double sum = Third[0] * Third[0] + Third[1] * Third[1] + Third[2] * Third[2] + 6 * Third[9] * Third[9];
        for (int k = 3; k < 9; k++) sum += 3 * Third[k] * Third[k];
        square[2] = sum - 0.6 * (ThirdTrace[0] * ThirdTrace[0] + ThirdTrace[1] * ThirdTrace[1] + ThirdTrace[2] * ThirdTrace[2]);
    }

    /// <summary>Half the derivatives of the three squares along one neighbour's direction: first as value, with its gradient in the direction.</summary>
    /// <param name="x">x of the direction.</param>
    /// <param name="y">y of it.</param>
    /// <param name="z">z of it.</param>
    /// <param name="value">Value of orders 1 to 3.</param>
    /// <param name="gradient">Gradient of orders 1 to 3, three numbers each.</param>
    public void Along(double x, double y, double z, double* value, double* gradient)
    {
        (gradient[0], gradient[1], gradient[2]) = (First[0], First[1], First[2]);
        value[0] = First[0] * x + First[1] * y + First[2] * z;
        double mx = Second[0] * x + Second[3] * y + Second[4] * z, my = Second[3] * x + Second[1] * y + Second[5] * z, mz = Second[4] * x + Second[5] * y + Second[2] * z;
        (gradient[3], gradient[4], gradient[5]) = (2 * mx, 2 * my, 2 * mz);
        value[1] = mx * x + my * y + mz * z - SecondTrace / 3;
        double xx = x * x, yy = y * y, zz = z * z, xy = 2 * x * y, xz = 2 * x * z, yz = 2 * y * z;
        double cx = Third[0] * xx + Third[5] * yy + Third[6] * zz + Third[3] * xy + Third[4] * xz + Third[9] * yz;
        double cy = Third[3] * xx + Third[1] * yy + Third[8] * zz + Third[5] * xy + Third[9] * xz + Third[7] * yz;
        double cz = Third[4] * xx + Third[7] * yy + Third[2] * zz + Third[9] * xy + Third[6] * xz + Third[8] * yz;
        double tx = 0.6 * ThirdTrace[0], ty = 0.6 * ThirdTrace[1], tz = 0.6 * ThirdTrace[2];
        (gradient[6], gradient[7], gradient[8]) = (3 * cx - tx, 3 * cy - ty, 3 * cz - tz);
        value[2] = (cx - tx) * x + (cy - ty) * y + (cz - tz) * z;
    }
}
