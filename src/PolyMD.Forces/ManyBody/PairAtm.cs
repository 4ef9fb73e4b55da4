using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <summary>
/// <c>pair_style atm cutoff cutoff_triple</c>, <c>pair_coeff I J K ν</c>: the triple-dipole interaction U = ν (1 + 3 cos γ₁ cos γ₂ cos γ₃)/(r₁₂ r₂₃ r₃₁)³ of all triangles whose sides are below
/// the cutoff and whose product of sides is below cutoff_triple³ (Axilrod, Teller, J. Chem. Phys. 11, 299 (1943)). ν: energy × length⁹; triples not named have none.
/// </summary>
[PairStyle("atm")]
public sealed unsafe class PairAtm : ManyBodyStyle
{
    private readonly NativeBuffer<double> _strength = new();
    private double _cutoff, _triple;
    private ISiteLoop? _loop;

    /// <inheritdoc/>
    public override string Name => "atm";

    /// <inheritdoc/>
    public override void ReadSettings(ArgReader args, Simulation simulation)
    {
        _cutoff = args.Positive("cutoff");
        _triple = args.Positive("cutoff_triple");
        args.ExpectEnd();
    }

    /// <inheritdoc/>
    public override void ReadCoefficients(ArgReader args, Simulation simulation)
    {
        int n = simulation.Types.Count;
        if (Map is null)
        {
            SetMap(ElementMap.FromIndices([.. Enumerable.Range(1, n).Select(t => $"{t}")], [.. Enumerable.Range(0, n)]), n);
            _strength.EnsureLength(n * n * n);
            _strength.Clear();
        }
        (int First, int Last) i = args.TypeRange("I", n), j = args.TypeRange("J", n), k = args.TypeRange("K", n);
        double nu = args.Double("nu");
        args.ExpectEnd();
        int count = 0;
        for (int a = i.First; a <= i.Last; a++)
        {
            for (int b = Math.Max(j.First, a); b <= j.Last; b++)
            {
                for (int c = Math.Max(k.First, b); c <= k.Last; c++, count++) Set(a - 1, b - 1, c - 1, nu, n);
            }
        }
        if (count == 0) args.Fail("this line gives coefficients to no triple: I <= J <= K is required");
    }

    /// <inheritdoc/>
    public override void Compute(in StepContext step) => _loop!.Compute(step, List, Tally);

    /// <inheritdoc/>
    protected override void ReadPotential(PotentialFile file, ElementMap map, Simulation simulation) { }

    /// <inheritdoc/>
    protected override double PairCutoff(int a, int b) => _cutoff;

    /// <inheritdoc/>
    protected override void Prepare(Simulation simulation)
    {
        _loop?.Dispose();
        AxilrodTellerKernel kernel = new(_strength.Pointer, simulation.Types.Count, _cutoff, _triple);
        _loop = simulation.LaneCount switch
        {
            8 => new SiteEnergyForce<AxilrodTellerKernel, Lane8>(kernel, _cutoff, Map!),
            4 => new SiteEnergyForce<AxilrodTellerKernel, Lane4>(kernel, _cutoff, Map!),
            _ => new SiteEnergyForce<AxilrodTellerKernel, Lane1>(kernel, _cutoff, Map!),
        };
    }

    /// <inheritdoc/>
    protected override void Rebuilt(Simulation simulation) => _loop!.Rebuilt(simulation, List);

    /// <inheritdoc/>
    protected override void Release()
    {
        _loop?.Dispose();
        _strength.Dispose();
    }

    private void Set(int a, int b, int c, double nu, int n)
    {
        foreach ((int p, int q, int r) in ((int, int, int)[])[(a, b, c), (a, c, b), (b, a, c), (b, c, a), (c, a, b), (c, b, a)]) _strength[(p * n + q) * n + r] = nu;
    }
}
