namespace PolyMD.Forces.ManyBody;

/// <summary>How the neighbours of several sites stand one after the other in the columns of a <see cref="Site"/>.</summary>
public unsafe struct SiteBatch
{
    /// <summary>The next neighbour of the same site, the first after the last; padding is its own.</summary>
    public int* Next;

    /// <summary>0, 1, 2 …</summary>
    public int* Own;

    /// <summary>For every neighbour how many others its site has; for padding 0.</summary>
    public double* Others;

    /// <summary>The most of these in every eight neighbours.</summary>
    public int* MostOthers;
}
