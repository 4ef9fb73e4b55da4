using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Forces.Pair;

/// <summary>
/// table: energies and forces tabulated in files. pair_style table lookup|linear|spline|bitmap N [ewald|pppm|msm|dispersion|tip4p …];
/// pair_coeff I J file section [cutoff]. A solver's name says that the tables are the short-range part of its sum. No mixing, shift or tail.
/// (Bitmap: Wolff and Rudd, Comput. Phys. Commun. 120, 200 (1999).)
/// </summary>
/// <param name="name">Style name.</param>
[PairStyle("table")]
public sealed class PairTabulated(string name) : PairForce<PairTableKernel>(name)
{
    // Records are addressed by columns, which mixed precision holds as floats: whole numbers up to here are exact.
    private const int MaxRecords = 1 << 24;

    private readonly List<double> _data = [0];
    private readonly List<double> _cutoffs = [];
    private PairTableStyle _style;
    private int _count;
    private bool _longRange;

    /// <summary>Cutoff of the tables if they belong to a long-range solver.</summary>
    public override double CoulombCutoff
    {
        get
        {
            if (!_longRange || _cutoffs.Count == 0) return 0;
            if (_cutoffs.Exists(c => c != _cutoffs[0])) throw new PolyMDException($"pair_style {Name}: tables for a kspace_style must all have the same cutoff, got {string.Join(", ", _cutoffs.Distinct().Select(c => c.ToString("g9", System.Globalization.CultureInfo.InvariantCulture)))}");
            return _cutoffs[0];
        }
    }

    /// <inheritdoc/>
    public override void ReadSettings(ArgReader args, Simulation simulation)
    {
        _style = args.Choice("style", "lookup", "linear", "spline", "bitmap") switch
        {
            "lookup" => PairTableStyle.Lookup,
            "linear" => PairTableStyle.Linear,
            "spline" => PairTableStyle.Spline,
            _ => PairTableStyle.Bitmap,
        };
        _count = _style == PairTableStyle.Bitmap ? args.Integer("N", 2, 20) : args.Integer("N", 2, MaxRecords / 4);
        _longRange = false;
        while (!args.AtEnd)
        {
            args.Choice("solver", "ewald", "pppm", "msm", "dispersion", "tip4p");
            _longRange = true;
        }
        // A new style line makes all tables anew.
        _data.Clear();
        _data.Add((double)_style);
        _cutoffs.Clear();
        ForgetCoefficients();
    }

    /// <inheritdoc/>
    public override void ReadCoefficients(ArgReader args, Simulation simulation)
    {
        (int I0, int I1, int J0, int J1) types = ReadTypes(args, simulation);
        PairTableFile file = PairTableFile.Read(args, simulation);
        double cutoff = args.AtEnd ? file.High : args.Double("cutoff");
        if (!(cutoff > file.Low && cutoff <= file.High)) args.Fail($"the cutoff must lie in the table, {file.Low:g9} … {file.High:g9}, got {cutoff:g9}");
        args.ExpectEnd();
        double[] records = PairTableBuilder.Build(file, cutoff, _style, _count, args, out double inner2, out double perSpacing, out int shift);
        if (_data.Count + records.Length > MaxRecords) args.Fail($"the tables of this pair_style exceed {MaxRecords} numbers: choose a smaller N");
        Span<double> raw = stackalloc double[PairTableKernel.RawCount];
        raw[PairTableKernel.Cutoff2] = cutoff * cutoff;
        raw[PairTableKernel.Inner2] = inner2;
        raw[PairTableKernel.PerSpacing] = perSpacing;
        raw[PairTableKernel.First] = _data.Count;
        raw[PairTableKernel.Intervals] = _style == PairTableStyle.Bitmap ? 1 << _count : _count - 1;
        raw[PairTableKernel.Shift] = shift;
        SetCoefficients(args, types, raw);
        _data.AddRange(records);
        _cutoffs.Add(cutoff);
    }

    private protected override double[] Constants(in PairEnvironment environment) => [.. _data];
}
