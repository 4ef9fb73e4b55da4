using PolyMD.Engine;
using PolyMD.Engine.Neighbors;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Forces.ManyBody;

/// <summary>What all many-body pair styles have in common: <c>pair_coeff * * file elements</c>, hybrid's restrictions, their neighbour list.</summary>
public abstract class ManyBodyStyle : IPairStyle
{
    private bool[]? _allowed;
    private int _typeCount;
    private int _checkedOrder = -1;

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public ForceKind Kind => ForceKind.Pair;

    /// <inheritdoc/>
    public bool IsManyBody => true;

    /// <inheritdoc/>
    public ForceTally Tally { get; } = new();

    /// <inheritdoc/>
    public virtual Needs Supports => Needs.Global | Needs.AtomEnergy | Needs.AtomVirial | Needs.AtomStress;

    /// <inheritdoc/>
    public PairModify Modify { get; set; } = new();

    /// <summary>Elements of the atom types, or null before pair_coeff.</summary>
    public ElementMap? Map { get; private set; }

    /// <summary>The neighbour list of this style, once initialised.</summary>
    protected NeighborList List { get; private set; } = null!;

    /// <summary>Whether the neighbours of every atom are of one element.</summary>
    protected bool OneElement => Map!.Elements.Count == 1;

    /// <inheritdoc/>
    public virtual void ReadSettings(ArgReader args, Simulation simulation)
    {
        if (args.AtEnd) return;
        string word = args.Word("setting");
        args.Fail($"pair_style {Name} takes no settings, got '{word}'");
    }

    /// <inheritdoc/>
    public virtual void ReadCoefficients(ArgReader args, Simulation simulation)
    {
        _typeCount = simulation.Types.Count;
        ReadTypes(args, _typeCount);
        PotentialFile file = PotentialFile.Open(args, simulation);
        Map = ElementMap.Read(args, _typeCount);
        ReadPotential(file, Map, simulation);
    }

    /// <summary>Reads the types of a coefficient line, which must be all.</summary>
    /// <param name="args">Words.</param>
    /// <param name="typeCount">Atom types.</param>
    protected virtual void ReadTypes(ArgReader args, int typeCount)
    {
        for (int k = 0; k < 2; k++)
        {
            if (args.Word(k == 0 ? "first types" : "second types") != "*") args.Fail($"a many-body style takes its types as '* *' and one element per type after the file, such as: pair_coeff * * file {string.Join(' ', Enumerable.Repeat("El", typeCount))}");
        }
    }

    /// <summary>Sets the elements, for styles that read their coefficient lines themselves.</summary>
    /// <param name="map">Elements of the types.</param>
    /// <param name="typeCount">Atom types.</param>
    protected void SetMap(ElementMap map, int typeCount) => (Map, _typeCount) = (map, typeCount);

    /// <inheritdoc/>
    public bool Covers(int i, int j) =>
        Map is not null && Map.OfType[i] >= 0 && Map.OfType[j] >= 0 && (_allowed is null || _allowed[i * _typeCount + j]);

    /// <inheritdoc/>
    public void Restrict(bool[]? allowed) => _allowed = allowed;

    /// <inheritdoc/>
    public void Initialize(Simulation simulation)
    {
        if (Map is null) throw new PolyMDException($"pair_style {Name}: no pair_coeff line gives its potential file (pair_coeff * * file elements)");
        int types = simulation.Types.Count;
        double[] cutoff = new double[types * types];
        for (int i = 0; i < types; i++)
        {
            // Inside hybrid this style is not in the list of forces itself, and NULL types belong to others.
            if (Map.OfType[i] < 0 && simulation.Forces.Contains(this))
                throw new PolyMDException($"pair_style {Name}: atom type {i + 1} has no element (NULL or not named) and no other style covers it; use hybrid or name its element");
            for (int j = 0; j < types; j++) cutoff[i * types + j] = Covers(i, j) ? PairCutoff(Map.OfType[i], Map.OfType[j]) : 0;
        }
        if (Modify.Tail) simulation.Log($"note: pair_style {Name} has no long-range correction: pair_modify tail yes adds nothing for it");
        List = simulation.Neighbors.Request(new NeighborRequest(Name, cutoff, ExcludeSpecial: false), types);
        _checkedOrder = -1;
        Prepare(simulation);
    }

    /// <inheritdoc/>
    public void NeighborsRebuilt(Simulation simulation)
    {
        RefuseBondedPairs(simulation);
        Rebuilt(simulation);
    }

    /// <inheritdoc/>
    public virtual void CollectGuards(List<DisplacementGuard> guards) { }

    /// <inheritdoc/>
    public abstract void Compute(in StepContext step);

    /// <inheritdoc/>
    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    /// <summary>Takes the parameters of the mapped elements from the file.</summary>
    /// <param name="file">Potential file.</param>
    /// <param name="map">Elements wanted.</param>
    /// <param name="simulation">Units, types.</param>
    protected abstract void ReadPotential(PotentialFile file, ElementMap map, Simulation simulation);

    /// <summary>Largest distance at which the two elements act on each other, in either role.</summary>
    /// <param name="a">Element index.</param>
    /// <param name="b">Element index.</param>
    protected abstract double PairCutoff(int a, int b);

    /// <summary>Chooses kernels and memory before a run.</summary>
    /// <param name="simulation">The simulation.</param>
    protected abstract void Prepare(Simulation simulation);

    /// <summary>Follows a rebuilt neighbour list.</summary>
    /// <param name="simulation">The simulation.</param>
    protected abstract void Rebuilt(Simulation simulation);

    /// <summary>Frees native memory.</summary>
    protected abstract void Release();

    // LAMMPS drops bonded pairs with both factors 0 from the list of a many-body style, which silently deletes its bonds' energy.
    private void RefuseBondedPairs(Simulation simulation)
    {
        AtomStore atoms = simulation.Atoms;
        if (_checkedOrder == atoms.OrderVersion) return;
        _checkedOrder = atoms.OrderVersion;
        SpecialPairs pairs = simulation.SpecialPairs;
        for (int k = 0; k < pairs.First.Length; k++)
        {
            int i = pairs.First[k], j = pairs.Second[k];
            if (!Covers(atoms.TypeIndex[i], atoms.TypeIndex[j])) continue;
            if (simulation.Special.Lj(pairs.Kind[k]) != 0 || simulation.Special.Coul(pairs.Kind[k]) != 0) continue;
            throw new PolyMDException($"pair_style {Name}: atoms {atoms.Id[i]} and {atoms.Id[j]} are also joined by bonds and special_bonds gives them the factor 0; a many-body potential needs all its neighbours: remove the bonds of these atoms");
        }
    }
}
