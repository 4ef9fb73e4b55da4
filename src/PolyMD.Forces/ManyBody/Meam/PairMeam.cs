using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody.Meam;

/// <summary>
/// <c>pair_style meam</c> (or its former name meam/c), <c>pair_coeff * * library El1 El2 … parameters|NULL T1 T2 …</c>: the modified
/// embedded-atom method with screening and second neighbours (formulas at the kernel). The names before the parameter file are the elements its
/// indices mean, those after it the element of each atom type or NULL. The library also sets the masses. Å, eV.
/// </summary>
/// <param name="name">meam or meam/c.</param>
[PairStyle("meam")]
[PairStyle("meam/c")]
public sealed class PairMeam(string name) : ManyBodyStyle
{
    private MeamTables? _tables;
    private ISiteLoop? _loop;
    private double _reach;

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override void Compute(in StepContext step) => _loop!.Compute(step, List, Tally);

    /// <inheritdoc/>
    public override void ReadCoefficients(ArgReader args, Simulation simulation)
    {
        int types = simulation.Types.Count;
        for (int k = 0; k < 2; k++)
        {
            if (args.Word(k == 0 ? "first types" : "second types") != "*") args.Fail($"a many-body style takes its types as '* *', such as: pair_coeff * * library.meam El1 El2 alloy.meam {string.Join(' ', Enumerable.Repeat("El", types))}");
        }
        // Distances and energies of the files are fixed by the nuclear repulsion, which is in eV and Å.
        if (simulation.Units.Name != "metal") args.Fail($"needs units metal, not {simulation.Units.Name}");
        PotentialFile library = PotentialFile.Open(args, simulation);
        int count = args.Remaining - types - 1;
        if (count < 1) args.Fail($"expected the elements of the library, a parameter file or NULL, and one element (or NULL) for each of the {types} atom types");
        string[] names = new string[count];
        for (int k = 0; k < count; k++)
        {
            names[k] = args.Word("element");
            if (names.AsSpan(0, k).Contains(names[k])) args.Fail($"element {names[k]} is named twice before the parameter file");
        }
        MeamPotential potential = new(MeamLibraryFile.Read(library, names));
        if (args.Peek == "NULL") args.Word("parameter file");
        else MeamParameterFile.Read(PotentialFile.Open(args, simulation), potential, simulation.Log);
        int[] map = new int[types];
        for (int t = 0; t < types; t++)
        {
            string word = args.Word($"element of type {t + 1}");
            map[t] = Array.IndexOf(names, word);
            if (map[t] < 0 && word != "NULL") args.Fail($"'{word}' is not among the elements named before the parameter file ({string.Join(' ', names)}){NearestName.Hint(word, names)}");
            if (map[t] >= 0) simulation.Types.Mass[t] = potential.Elements[map[t]].Mass;
        }
        if (map.All(m => m < 0)) args.Fail("every atom type is NULL: at least one must be an element of the potential");
        Check(args, potential);
        potential.Complete();
        SetMap(ElementMap.FromIndices(names, map), types);
        _tables?.Dispose();
        _tables = new MeamTables(potential);
        _reach = _tables.Cutoff * Math.Sqrt(Math.Max(1, _tables.LargestReach));
    }

    /// <inheritdoc/>
    protected override void ReadPotential(PotentialFile file, ElementMap map, Simulation simulation) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override double PairCutoff(int a, int b) => _reach;

    /// <inheritdoc/>
    protected override void Prepare(Simulation simulation)
    {
        _loop?.Dispose();
        _loop = simulation.LaneCount switch
        {
            8 => new SiteEnergyForce<MeamKernel, Lane8>(new(_tables!), _reach, Map!),
            4 => new SiteEnergyForce<MeamKernel, Lane4>(new(_tables!), _reach, Map!),
            _ => new SiteEnergyForce<MeamKernel, Lane1>(new(_tables!), _reach, Map!),
        };
    }

    /// <inheritdoc/>
    protected override void Rebuilt(Simulation simulation) => _loop!.Rebuilt(simulation, List);

    /// <inheritdoc/>
    protected override void Release()
    {
        _loop?.Dispose();
        _tables?.Dispose();
    }

    private void Check(ArgReader args, MeamPotential p)
    {
        int n = p.Elements.Count;
        for (int i = 0; i < n; i++)
        {
            for (int j = i; j < n; j++)
            {
                bool chain = p.Lattice[i, j] is MeamLattice.Tri || (i == j && p.Lattice[i, j] is (MeamLattice.Lin or MeamLattice.Zig or MeamLattice.Dia3));
                if (chain && p.SecondNeighbors[i, j]) args.Fail($"nn2({i + 1},{j + 1}) = 1 is not supported with lattce({i + 1},{j + 1}) = {MeamStructure.Names[(int)p.Lattice[i, j]]}");
                for (int k = 0; k < n; k++)
                {
                    string triple = $"({i + 1},{j + 1},{k + 1})";
                    if (p.ScreenHigh[i, j, k] <= 1) args.Fail($"Cmax{triple} must be greater than 1, got {p.ScreenHigh[i, j, k]:g6}");
                    if (p.ScreenHigh[i, j, k] <= p.ScreenLow[i, j, k]) args.Fail($"Cmax{triple} must be greater than Cmin{triple}, got {p.ScreenHigh[i, j, k]:g6} and {p.ScreenLow[i, j, k]:g6}");
                }
            }
        }
    }
}
