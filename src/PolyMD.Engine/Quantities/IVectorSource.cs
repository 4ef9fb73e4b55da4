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

    /// <summary>Whether there is a list at all: some computes offer a list or a table depending on their arguments.</summary>
    bool HasVector => VectorLength > 0;

    /// <summary>Whether the length changes from step to step; numbers beyond the present ones are then zero instead of wrong.</summary>
    bool LengthVaries => false;

    /// <summary>Whether number <paramref name="index"/> is extensive, where lists mix both.</summary>
    /// <param name="index">0-based.</param>
    bool IsExtensive(int index) => VectorIsExtensive;
}
