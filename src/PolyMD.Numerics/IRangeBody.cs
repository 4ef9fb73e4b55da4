namespace PolyMD.Numerics;

/// <summary>Work over a range of indices, run by a <see cref="ThreadTeam"/>. A struct, so that the call is not virtual inside the loop.</summary>
public interface IRangeBody
{
    /// <summary>Does the work of indices <paramref name="start"/> … <paramref name="end"/> − 1.</summary>
    /// <param name="start">First index.</param>
    /// <param name="end">One past the last index.</param>
    /// <param name="worker">0 … team size − 1; for scratch memory only: results must not depend on it.</param>
    void Invoke(int start, int end, int worker);
}
