using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody.Interlayer;

/// <summary>
/// What interlayer potentials share: <c>pair_style … cutoff</c>, <c>pair_coeff I J file El1 El2 …</c> with one entry of the file for every ordered
/// pair of elements, energies in meV. They belong under hybrid/overlay, beside the potential within the layers.
/// </summary>
/// <typeparam name="TEntry">Numbers of a pair of elements.</typeparam>
public abstract unsafe class InterlayerStyle<TEntry> : ManyBodyStyle, IPairParts where TEntry : unmanaged, IInterlayerEntry
{
    private readonly NativeBuffer<TEntry> _table = new();
    private ISiteLoop? _loop;

    /// <inheritdoc/>
    public int PartCount => 2;

    /// <summary>Range of the interaction.</summary>
    protected double Cutoff { get; private set; }

    /// <summary>Words of an entry.</summary>
    protected abstract string Layout { get; }

    /// <inheritdoc/>
    public double Part(int index) => _loop?.Part(index) ?? 0;

    /// <inheritdoc/>
    public override void ReadSettings(ArgReader args, Simulation simulation)
    {
        Cutoff = args.Positive("cutoff");
        ReadOptions(args);
        args.ExpectEnd();
    }

    /// <inheritdoc/>
    public override void Compute(in StepContext step) => _loop!.Compute(step, List, Tally);

    /// <summary>Words after the cutoff.</summary>
    /// <param name="args">Words.</param>
    protected virtual void ReadOptions(ArgReader args) { }

    /// <summary>Reads an entry.</summary>
    /// <param name="entry">Its words.</param>
    /// <param name="energy">Factor from the file's meV to the deck's energy.</param>
    protected abstract TEntry Read(PotentialEntry entry, double energy);

    /// <inheritdoc/>
    protected override void ReadTypes(ArgReader args, int typeCount)
    {
        // The pairs given here reach hybrid, which keeps them.
        args.TypeRange("I", typeCount);
        args.TypeRange("J", typeCount);
    }

    /// <inheritdoc/>
    protected override void ReadPotential(PotentialFile file, ElementMap map, Simulation simulation)
    {
        const double milli = 1e-3;
        int n = map.Elements.Count;
        _table.EnsureLength(n * n);
        int[] lines = new int[n * n];
        foreach (PotentialEntry entry in file.Entries(Layout.Split(' ').Length, Layout))
        {
            int i = IndexOf(map, entry.Words[0]), j = IndexOf(map, entry.Words[1]);
            if (i < 0 || j < 0) continue;
            if (lines[i * n + j] != 0) throw entry.Error($"this pair of elements stands in the file twice (first at line {lines[i * n + j]})");
            lines[i * n + j] = entry.Line;
            _table[i * n + j] = Read(entry, milli * file.EnergyFactor);
        }
        for (int k = 0; k < n * n; k++)
        {
            if (lines[k] == 0) throw new DataFileException(file.Name, 0, $"there is no entry for {map.Elements[k / n]} {map.Elements[k % n]}");
        }
    }

    /// <inheritdoc/>
    protected override double PairCutoff(int a, int b)
    {
        int n = Map!.Elements.Count;
        return Math.Max(Cutoff, Math.Max(_table[a * n + b].NormalReach, _table[b * n + a].NormalReach));
    }

    /// <inheritdoc/>
    protected override void Prepare(Simulation simulation)
    {
        if (simulation.Forces.Contains(this)) throw new PolyMDException($"pair_style {Name} acts between layers only: use it in hybrid/overlay with a potential for the layers themselves");
        _loop?.Dispose();
        int n = Map!.Elements.Count;
        double reach = 0;
        for (int k = 0; k < n * n; k++) reach = Math.Max(reach, PairCutoff(k / n, k % n));
        InterlayerKernel<TEntry> kernel = new(_table.Pointer, n, Cutoff);
        _loop = simulation.LaneCount switch
        {
            8 => new SiteEnergyForce<InterlayerKernel<TEntry>, Lane8>(kernel, reach, Map!),
            4 => new SiteEnergyForce<InterlayerKernel<TEntry>, Lane4>(kernel, reach, Map!),
            _ => new SiteEnergyForce<InterlayerKernel<TEntry>, Lane1>(kernel, reach, Map!),
        };
    }

    /// <inheritdoc/>
    protected override void Rebuilt(Simulation simulation) => _loop!.Rebuilt(simulation, List);

    /// <inheritdoc/>
    protected override void Release()
    {
        _loop?.Dispose();
        _table.Dispose();
    }

    private static int IndexOf(ElementMap map, string name)
    {
        for (int k = 0; k < map.Elements.Count; k++) if (map.Elements[k] == name) return k;
        return -1;
    }
}
