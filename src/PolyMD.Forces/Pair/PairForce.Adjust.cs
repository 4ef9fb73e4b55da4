using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces.Loops;
using PolyMD.Model;

namespace PolyMD.Forces.Pair;

// From coefficients to the table, before a run and when coefficients are changed during it.
public unsafe partial class PairForce<TKernel> : IAdjustableCoefficients
{
    private bool[] _adjusted = [];
    // Cutoffs of the neighbour list.
    private double[] _listed = [];
    private CoefficientLine? _line;
    private PairEnvironment _environment;

    /// <inheritdoc/>
    public virtual IReadOnlyList<string> CoefficientNames => Line.Names;

    private CoefficientLine Line => _line ??= CoefficientLine.Find(TKernel.RawCount, args =>
    {
        double[] raw = new double[TKernel.RawCount];
        TKernel.ReadCoeff(args, _settings, raw);
        return raw;
    });

    /// <inheritdoc/>
    public double Coefficient(string name, int i, int j) => Line.Value(name, Coefficients(i, j));

    /// <inheritdoc/>
    public void SetCoefficient(string name, int i, int j, double value)
    {
        int k = Math.Min(i, j) * _types + Math.Max(i, j);
        Span<double> raw = Raw(k);
        TKernel.ReadCoeff(Line.With($"pair_style {Name}", name, value, raw), _settings, raw);
        if (_adjusted.Length != _explicit.Length) _adjusted = new bool[_explicit.Length];
        _adjusted[k] = true;
    }

    /// <inheritdoc/>
    public void CoefficientsChanged(Simulation simulation)
    {
        Tabulate(simulation);
        for (int k = 0; k < _listed.Length; k++)
            if (_cutoffs[k] > _listed[k]) throw new SimulationException(simulation.Step, $"pair_style {Name}: the new coefficients of types {k / _types + 1} and {k % _types + 1} reach beyond the cutoff of the run");
    }

    // Mixed pairs, table and long-range corrections from the coefficients.
    private (int Generated, bool NoTail) Tabulate(Simulation simulation)
    {
        int generated = 0;
        bool noTail = false;
        _table.Resize(_types, TKernel.ColumnCount);
        double[] cutoff = _cutoffs = new double[_types * _types];
        long[] population = Modify.Tail ? Population(simulation) : [];
        (double tailEnergy, double tailVirial) = (0, 0);
        Span<double> mixed = stackalloc double[TKernel.RawCount], columns = stackalloc double[TKernel.ColumnCount];
        for (int i = 0; i < _types; i++)
        {
            for (int j = i; j < _types; j++)
            {
                int k = i * _types + j;
                if (_allowed is not null && !_allowed[k]) continue;
                Span<double> raw = Raw(k);
                if (!_explicit[k] && !IsAdjusted(k))
                {
                    if (!_explicit[i * _types + i] || !_explicit[j * _types + j]
                        || !TKernel.Mix(Raw(i * _types + i), Raw(j * _types + j), Modify.Mix ?? TKernel.DefaultMix, mixed))
                        throw new PolyMDException($"pair_style {name}: no coefficients for types {i + 1} and {j + 1}; add 'pair_coeff {i + 1} {j + 1} …'");
                    mixed.CopyTo(raw);
                    _covered[k] = true;
                    generated++;
                }
                columns.Clear();
                cutoff[k] = cutoff[j * _types + i] = TKernel.Prepare(raw, _settings, _environment, columns);
                _table.Set(i, j, columns);
                if (!Modify.Tail) continue;
                if (TKernel.Tail(raw) is not var (energy, virial))
                {
                    noTail = true;
                    continue;
                }
                double pairs = (double)population[i] * population[j] * (i == j ? 1 : 2);
                tailEnergy += pairs * energy;
                tailVirial += pairs * virial;
            }
        }
        if (!_tail.TakeGiven()) (_tail.Energy, _tail.Virial) = (tailEnergy, tailVirial);
        return (generated, noTail);
    }

    private static long[] Population(Simulation simulation)
    {
        long[] n = new long[simulation.Types.Count];
        for (int i = 0; i < simulation.Atoms.LocalCount; i++) n[simulation.Atoms.TypeIndex[i]]++;
        return n;
    }

    private bool IsAdjusted(int pair) => pair < _adjusted.Length && _adjusted[pair];
}
