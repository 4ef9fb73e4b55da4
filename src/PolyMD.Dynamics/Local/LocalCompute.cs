using PolyMD.Dynamics.Common;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;

namespace PolyMD.Dynamics.Local;

/// <summary>What computes of bonds, angles, pairs share: a growing table with one row for each.</summary>
/// <param name="context">Simulation, id, group.</param>
public abstract class LocalCompute(StyleContext context) : ComputeBase(context), ILocalSource
{
    private readonly List<double> _table = [];

    /// <summary>Numbers per row.</summary>
    public abstract int Width { get; }

    /// <inheritdoc/>
    public int LocalColumns => Width == 1 ? 0 : Width;

    /// <inheritdoc/>
    public int LocalRows => _table.Count / Width;

    /// <inheritdoc/>
    public double LocalValue(int row, int column) => _table[row * Width + column];

    /// <inheritdoc/>
    protected sealed override void Update()
    {
        _table.Clear();
        Fill();
    }

    /// <summary>Adds the numbers row by row.</summary>
    protected abstract void Fill();

    /// <summary>Adds one number.</summary>
    /// <param name="value">The number.</param>
    protected void Add(double value) => _table.Add(value);

    /// <summary>Whether an atom is in the group.</summary>
    /// <param name="i">Local index.</param>
    protected bool InGroup(int i) => (Atoms.GroupMask[i] & Group.Bit) != 0;
}
