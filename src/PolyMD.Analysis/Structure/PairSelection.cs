using PolyMD.Analysis.Trajectories;
using PolyMD.Model;

namespace PolyMD.Analysis.Structure;

/// <summary>The pairs an analysis looks at: partners of centres within a cutoff, on request without those of the centre's own (non-zero) molecule.</summary>
internal sealed class PairSelection
{
    private readonly AtomSelection _centers, _partners;
    private readonly bool _excludeSameMolecule;
    private readonly PairGrid _grid = new();

    public PairSelection(AtomSelection centers, AtomSelection partners, double cutoff, bool excludeSameMolecule)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cutoff);
        (_centers, _partners, Cutoff, _excludeSameMolecule) = (centers, partners, cutoff, excludeSameMolecule);
    }

    public double Cutoff { get; }

    /// <summary>Indices of the centres.</summary>
    public int[] Centers { get; private set; } = [];

    /// <summary>Indices of the partners.</summary>
    public int[] Partners { get; private set; } = [];

    /// <summary>Chooses the atoms.</summary>
    /// <exception cref="PolyMDException">Molecules are to be told apart and the frame has none.</exception>
    public void Prepare(Frame first)
    {
        ArgumentNullException.ThrowIfNull(first);
        if (_excludeSameMolecule && !first.HasMolecules) throw new PolyMDException("the trajectory has no molecule ids; dump 'id mol type x y z' or give a data file");
        Centers = _centers.Choose(first);
        Partners = _partners.Choose(first);
    }

    /// <summary>Pairs that there could be at any distance: an atom is no partner of its own.</summary>
    public long CountPossible(Frame frame)
    {
        HashSet<int> partners = [.. Partners];
        Dictionary<int, int> inMolecule = [];
        if (_excludeSameMolecule) foreach (int j in Partners) inMolecule[frame.Molecules[j]] = inMolecule.GetValueOrDefault(frame.Molecules[j]) + 1;
        long pairs = 0;
        foreach (int i in Centers)
        {
            bool together = _excludeSameMolecule && frame.Molecules[i] != 0;
            pairs += Partners.Length - (together ? inMolecule.GetValueOrDefault(frame.Molecules[i]) : partners.Contains(i) ? 1 : 0);
        }
        return pairs;
    }

    /// <summary>Visits the pairs of a frame.</summary>
    public void Visit<TVisitor>(Frame frame, TVisitor visitor) where TVisitor : struct, IPairVisitor
    {
        ArgumentNullException.ThrowIfNull(frame);
        _grid.Build(frame, Partners, Cutoff);
        if (_excludeSameMolecule)
        {
            OtherMolecules<TVisitor> others = new(visitor, frame.Molecules, Centers);
            _grid.Visit(frame, Centers, ref others);
        }
        else _grid.Visit(frame, Centers, ref visitor);
    }

    private struct OtherMolecules<TVisitor>(TVisitor visitor, int[] molecules, int[] centers) : IPairVisitor where TVisitor : struct, IPairVisitor
    {
        private TVisitor _visitor = visitor;

        public void Near(int center, int atom, double r2)
        {
            if (molecules[atom] == 0 || molecules[atom] != molecules[centers[center]]) _visitor.Near(center, atom, r2);
        }
    }
}
