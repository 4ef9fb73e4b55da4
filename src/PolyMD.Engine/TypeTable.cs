namespace PolyMD.Engine;

/// <summary>What is known per atom type (index type − 1).</summary>
public sealed class TypeTable
{
    /// <summary>Masses; NaN until set.</summary>
    public double[] Mass { get; private set; } = [];

    /// <summary>Number of types.</summary>
    public int Count => Mass.Length;

    /// <summary>Sets the number of types, masses unset.</summary>
    /// <param name="count">Types.</param>
    public void SetCount(int count)
    {
        Mass = new double[count];
        Array.Fill(Mass, double.NaN);
    }
}
