namespace PolyMD.Analysis.Structure;

/// <summary>What is done with each pair that <see cref="PairGrid"/> finds. Implemented by structs, so that the call is compiled into the search.</summary>
public interface IPairVisitor
{
    /// <summary>A pair within the cutoff, never an atom with itself.</summary>
    /// <param name="center">Index of the centre among the centres of the search.</param>
    /// <param name="atom">Index of the partner in the frame.</param>
    /// <param name="r2">Squared distance.</param>
    void Near(int center, int atom, double r2);
}
