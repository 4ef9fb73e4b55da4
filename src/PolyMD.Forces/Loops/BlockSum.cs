using PolyMD.Engine;

namespace PolyMD.Forces.Loops;

/// <summary>Running energy and virial of one block of a loop.</summary>
public struct BlockSum
{
    /// <summary>Van der Waals or bonded energy.</summary>
    public double Energy;

    /// <summary>Coulomb energy.</summary>
    public double Coulomb;

    /// <summary>Virial xx.</summary>
    public double XX;

    /// <summary>Virial yy.</summary>
    public double YY;

    /// <summary>Virial zz.</summary>
    public double ZZ;

    /// <summary>Virial xy.</summary>
    public double XY;

    /// <summary>Virial xz.</summary>
    public double XZ;

    /// <summary>Virial yz.</summary>
    public double YZ;

    /// <summary>Writes the sums as a block row of <see cref="ForceTally"/>.</summary>
    /// <param name="row">Eight numbers.</param>
    public readonly unsafe void Store(double* row)
    {
        row[0] = Energy;
        row[1] = Coulomb;
        row[2] = XX;
        row[3] = YY;
        row[4] = ZZ;
        row[5] = XY;
        row[6] = XZ;
        row[7] = YZ;
    }
}
