namespace PolyMD.Engine.Styles;

/// <summary>A bonded style that can tell the energy of a single term, and for bonds the force along it.</summary>
public interface ITermInteraction
{
    /// <summary>Energy of a term of this style; also the force over distance for bonds (0 for others).</summary>
    /// <param name="simulation">Atoms.</param>
    /// <param name="type">Type index of the term.</param>
    /// <param name="atoms">Local indices of its atoms.</param>
    /// <param name="forceOverR">−(dU/dr)/r of a bond.</param>
    double TermEnergy(Simulation simulation, int type, ReadOnlySpan<int> atoms, out double forceOverR);
}
