using System.Numerics;
using PolyMD.Dynamics.Common;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Structure;

/// <summary>
/// Steinhardt's bond-orientational order (P. J. Steinhardt, D. R. Nelson, M. Ronchetti, Phys. Rev. B 28, 784 (1983)): with Y_lm averaged over the
/// nearest neighbours, Q_l = √(4π/(2l+1) Σ |Y_lm|²). Per-atom array: Q_l for each degree, then W_l (wl), W_l/(Σ |Y_lm|²)^(3/2) (wl/hat), then the real and
/// imaginary parts of Y_lm/√(Σ |Y_lm|²) for one degree (components). 0 outside the group and with too few neighbours.
/// </summary>
[ComputeStyle("orientorder/atom")]
public sealed class ComputeOrientOrderAtom : ComputeBase, IPerAtomSource
{
    private const double Smallest = 1e-15;
    private static readonly int[] s_degrees = [4, 6, 8, 10, 12];
    private readonly int _neighbors = 12, _components = -1, _columns;
    private readonly bool _third, _thirdNormalized;
    private readonly SphericalHarmonics[] _degrees;
    private readonly NearNeighbors _near;
    private readonly Complex[] _sums;
    private double[] _values = [];

    /// <summary>Reads <c>compute ID group orientorder/atom keywords…</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Keywords cutoff, nnn, degrees, wl, wl/hat, components, chunksize.</param>
    public ComputeOrientOrderAtom(StyleContext context, ArgReader args) : base(context)
    {
        double? cutoff = null;
        int[] degrees = s_degrees;
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "cutoff": cutoff = args.Positive("cutoff"); break;
                case "nnn": _neighbors = args.TryKeyword("NULL") ? 0 : args.Integer("nnn", 1); break;
                case "degrees":
                    degrees = new int[args.Integer("nlvalues", 1)];
                    for (int k = 0; k < degrees.Length; k++) degrees[k] = args.Integer("l", 0, 50);
                    break;
                case "wl": _third = args.YesNo("wl"); break;
                case "wl/hat": _thirdNormalized = args.YesNo("wl/hat"); break;
                case "components":
                    int l = args.Integer("ldegree", 0);
                    _components = Array.IndexOf(degrees, l);
                    if (_components < 0) args.Fail($"degree {l} is not one of those computed ({string.Join(' ', degrees)}); name it with 'degrees' first");
                    break;
                case "chunksize": args.Integer("chunksize", 1); break;
                default: args.UnknownKeyword("cutoff", "nnn", "degrees", "wl", "wl/hat", "components", "chunksize"); break;
            }
        }
        _degrees = Array.ConvertAll(degrees, l => new SphericalHarmonics(l));
        if (_components >= _degrees.Length) args.Fail("'components' must follow 'degrees'");
        _columns = degrees.Length * (1 + (_third ? 1 : 0) + (_thirdNormalized ? 1 : 0));
        ComponentStart = _columns;
        if (_components >= 0) _columns += 2 * (2 * degrees[_components] + 1);
        _sums = new Complex[2 * degrees.Max() + 1];
        _near = new NearNeighbors(Simulation, $"compute {Id} (orientorder/atom)", cutoff);
    }

    /// <summary>First column of the components; equal to <see cref="AtomColumns"/> if there are none.</summary>
    public int ComponentStart { get; }

    /// <summary>Distance within which neighbours were looked for at the last evaluation.</summary>
    public double Cutoff => _near.Cutoff;

    /// <inheritdoc/>
    public int AtomColumns => _columns;

    /// <inheritdoc/>
    public double AtomValue(int atom, int column) => _values[atom * _columns + column];

    /// <inheritdoc/>
    protected override void Update()
    {
        int n = Atoms.LocalCount;
        if (_values.Length < n * _columns) _values = new double[n * _columns];
        Array.Clear(_values);
        _near.Prepare();
        for (int i = 0; i < n; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            _near.Find(i);
            if (_neighbors > 0 && !_near.KeepNearest(_neighbors) || _near.Count == 0) continue;
            for (int k = 0; k < _degrees.Length; k++) Measure(k, _values.AsSpan(i * _columns, _columns));
        }
    }

    private void Measure(int k, Span<double> row)
    {
        SphericalHarmonics harmonics = _degrees[k];
        Span<Complex> y = _sums.AsSpan(0, 2 * harmonics.Degree + 1);
        y.Clear();
        for (int b = 0; b < _near.Count; b++) harmonics.Add(_near.Bond(b), y);
        double square = 0;
        for (int m = 0; m < y.Length; m++)
        {
            y[m] /= _near.Count;
            square += y[m].Real * y[m].Real + y[m].Imaginary * y[m].Imaginary;
        }
        double norm = Math.Sqrt(square);
        row[k] = Math.Sqrt(4 * Math.PI / (2 * harmonics.Degree + 1)) * norm;
        int next = _degrees.Length;
        if (_third || _thirdNormalized)
        {
            double w = harmonics.ThirdOrder(y);
            if (_third) row[next + k] = w;
            if (_third) next += _degrees.Length;
            if (_thirdNormalized) row[next + k] = norm < Smallest ? 0 : w / (norm * square);
        }
        if (k != _components || norm < Smallest) return;
        for (int m = 0; m < y.Length; m++) (row[ComponentStart + 2 * m], row[ComponentStart + 2 * m + 1]) = (y[m].Real / norm, y[m].Imaginary / norm);
    }
}
