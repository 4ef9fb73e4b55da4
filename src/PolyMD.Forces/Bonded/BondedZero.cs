using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Forces.Bonded;

/// <summary>bond_style, angle_style, dihedral_style, improper_style zero [nocoeff]: no energy, no forces, but a coefficient line for every type.</summary>
/// <param name="kind">Family.</param>
public abstract class BondedZero(ForceKind kind) : IBondedStyle
{
    private bool[] _set = [];
    private bool[]? _allowed;
    private bool _noCoefficients;

    /// <inheritdoc/>
    public string Name => "zero";

    /// <inheritdoc/>
    public ForceKind Kind => kind;

    /// <inheritdoc/>
    public ForceTally Tally { get; } = new();

    /// <inheritdoc/>
    public Needs Supports => Needs.Global | Needs.AtomEnergy | Needs.AtomVirial | Needs.AtomStress;

    private string Family => kind.ToString().ToLowerInvariant();

    /// <inheritdoc/>
    public void ReadSettings(ArgReader args, Simulation simulation)
    {
        _noCoefficients = args.TryKeyword("nocoeff");
        args.ExpectEnd();
    }

    /// <inheritdoc/>
    public void ReadCoefficients(ArgReader args, Simulation simulation)
    {
        Array.Resize(ref _set, simulation.Topology.TypeCount(kind));
        (int first, int last) = args.TypeRange($"{Family} type", _set.Length);
        if (_noCoefficients) args.Rest();
        // The equilibrium value that other commands may ask for.
        else if (kind is ForceKind.Bond or ForceKind.Angle && !args.AtEnd) args.Double("equilibrium value");
        args.ExpectEnd();
        _set.AsSpan(first - 1, last - first + 1).Fill(true);
    }

    /// <inheritdoc/>
    public void Restrict(bool[]? types) => _allowed = types;

    /// <inheritdoc/>
    public void Initialize(Simulation simulation)
    {
        for (int t = 0; t < simulation.Topology.TypeCount(kind); t++)
        {
            if ((_allowed is null || _allowed[t]) && (t >= _set.Length || !_set[t])) throw new PolyMDException($"{Family}_style zero: no coefficients for {Family} type {t + 1}; add '{Family}_coeff {t + 1}'");
        }
    }

    /// <inheritdoc/>
    public void Compute(in StepContext step) { }

    /// <inheritdoc/>
    public void Dispose() => GC.SuppressFinalize(this);
}
