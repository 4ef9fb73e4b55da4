using PolyMD.Engine;

namespace PolyMD.Dynamics.Fixes;

/// <summary>The lowest and the middle layer of a box and, in each, the atoms of least rank, for exchanges between them. Equal ranks keep the order of the atoms.</summary>
internal sealed class SwapLayers(Simulation simulation, Group group, int axis, int bins, int swaps)
{
    private readonly int[] _low = new int[swaps], _middle = new int[swaps];
    private readonly double[] _lowRank = new double[swaps], _middleRank = new double[swaps];
    private int _lowCount, _middleCount;
    private double _lo, _length;

    public int Pairs => Math.Min(_lowCount, _middleCount);

    public (int Low, int Middle) Pair(int k) => (_low[k], _middle[k]);

    /// <summary>Before the atoms of a step.</summary>
    public void Begin()
    {
        _lowCount = _middleCount = 0;
        _lo = simulation.Box.Lo[axis];
        _length = simulation.Box.Lengths[axis];
    }

    /// <summary>True for the lowest layer, false for the middle one, null for others.</summary>
    public bool? LayerOf(int atom)
    {
        if ((simulation.Atoms.GroupMask[atom] & group.Bit) == 0) return null;
        double x = simulation.Atoms.Position(atom)[axis], width = _length / bins;
        if (simulation.Box.IsPeriodic(axis))
        {
            if (x < _lo) x += _length;
            else if (x >= _lo + _length) x -= _length;
        }
        if (x >= _lo && x < _lo + width) return true;
        double middle = _lo + bins / 2 * width, end = _lo + (bins / 2 + 1) * width;
        return x >= middle && x < end ? false : null;
    }

    /// <summary>Remembers an atom if its rank is among the least.</summary>
    public void Offer(bool low, int atom, double rank)
    {
        if (low) Insert(_low, _lowRank, ref _lowCount, atom, rank);
        else Insert(_middle, _middleRank, ref _middleCount, atom, rank);
    }

    private static void Insert(int[] atoms, double[] ranks, ref int count, int atom, double rank)
    {
        if (count == atoms.Length && !(rank < ranks[count - 1])) return;
        int at = count < atoms.Length ? count++ : count - 1;
        for (; at > 0 && rank < ranks[at - 1]; at--) (atoms[at], ranks[at]) = (atoms[at - 1], ranks[at - 1]);
        (atoms[at], ranks[at]) = (atom, rank);
    }
}
