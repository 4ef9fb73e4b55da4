namespace PolyMD.Engine.Styles;

/// <summary>A pair style that can tell the interaction of a single pair: compute pair/local, group/group and the like.</summary>
public interface IPairInteraction
{
    /// <summary>Distance at which the interaction of two types ends; 0 if they do not interact.</summary>
    /// <param name="i">Type index.</param>
    /// <param name="j">Type index.</param>
    double CutoffOf(int i, int j);

    /// <summary>The interaction of a pair.</summary>
    /// <param name="simulation">Atoms and special factors.</param>
    /// <param name="i">Local or ghost index.</param>
    /// <param name="j">Local or ghost index.</param>
    /// <param name="distanceSquared">Squared distance.</param>
    /// <param name="kind">0 for an ordinary pair, 1, 2, 3 for atoms so many bonds apart.</param>
    /// <param name="forceOverR">−(dU/dr)/r.</param>
    /// <returns>Energy, Coulomb part included.</returns>
    double Interaction(Simulation simulation, int i, int j, double distanceSquared, int kind, out double forceOverR);
}
