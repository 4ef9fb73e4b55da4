namespace PolyMD.Engine.Quantities;

/// <summary>Offers numbers by index (c_ID[i], f_ID[i]).</summary>
public interface IVectorSource
{
    /// <summary>How many.</summary>
    int VectorLength { get; }

    /// <summary>Number <paramref name="index"/>.</summary>
    /// <param name="index">0-based.</param>
    double VectorAt(int index);

    /// <summary>Whether the numbers are extensive.</summary>
    bool VectorIsExtensive => false;
}
