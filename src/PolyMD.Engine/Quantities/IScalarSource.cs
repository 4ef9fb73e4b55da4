namespace PolyMD.Engine.Quantities;

/// <summary>Offers one number (c_ID, f_ID).</summary>
public interface IScalarSource
{
    /// <summary>The number, for computes after <see cref="ICompute.Evaluate"/>.</summary>
    double Scalar { get; }

    /// <summary>Whether thermo divides it by the number of atoms when normalising.</summary>
    bool ScalarIsExtensive => false;

    /// <summary>Whether there is a single number at all: some computes offer a number or a list depending on their arguments.</summary>
    bool HasScalar => true;
}
