using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Dynamics.Chunks;

/// <summary>
/// Bins along one box direction: bin = ⌊(r − lo)/delta⌋, where lo is the last multiple of delta from the origin at or below the lower
/// bound and bins reach up to the first at or above the upper one.
/// </summary>
internal sealed class BinAxis
{
    private readonly string _originWord;
    private readonly double _originValue, _deltaValue;
    private double _origin, _lo;
    private double? _boundLo, _boundHi;

    private BinAxis(int axis, string originWord, double origin, double delta)
    {
        Axis = axis;
        _originWord = originWord;
        _originValue = origin;
        _deltaValue = delta;
    }

    /// <summary>0, 1 or 2.</summary>
    public int Axis { get; }

    /// <summary>Bins of the last <see cref="Setup"/>.</summary>
    public int Count { get; private set; }

    /// <summary>Width of a bin.</summary>
    public double Delta { get; private set; }

    /// <summary>Share of the box that a bin had at the last <see cref="Setup"/>.</summary>
    public double Fraction { get; private set; }

    /// <summary>Reads dim origin delta.</summary>
    public static BinAxis Read(ArgReader args)
    {
        int axis = args.Choice("dim", "x", "y", "z")[0] - 'x';
        ArgToken origin = args.Token("origin");
        double value = 0;
        if (origin.Text is not ("lower" or "center" or "upper") && !ArgReader.TryParseDouble(origin.Text, out value))
            args.Fail($"'origin' must be lower, center, upper or a coordinate, got '{origin.Text}'");
        return new BinAxis(axis, origin.Text, value, args.Positive("delta"));
    }

    /// <summary>Applies units (a factor on every length) and bounds.</summary>
    public void Scale(double factor, double? boundLo, double? boundHi)
    {
        Delta = _deltaValue * factor;
        _origin = _originValue * factor;
        _boundLo = boundLo * factor;
        _boundHi = boundHi * factor;
    }

    /// <summary>Places the bins in the present box.</summary>
    public int Setup(in SimulationBox box, bool reduced, string owner, long step)
    {
        (double boxLo, double boxHi) = Extent(box, reduced);
        double lo = _boundLo ?? boxLo, hi = _boundHi ?? boxHi;
        double origin = _originWord switch { "lower" => lo, "upper" => hi, "center" => 0.5 * (lo + hi), _ => _origin };
        double inverse = 1.0 / Delta;
        if (origin < lo) lo = origin + (int)((lo - origin) * inverse) * Delta;
        else
        {
            double first = origin - (int)((origin - lo) * inverse) * Delta;
            lo = first > lo ? first - Delta : first;
        }
        if (origin < hi)
        {
            double last = origin + (int)((hi - origin) * inverse) * Delta;
            hi = last < hi ? last + Delta : last;
        }
        else hi = origin - (int)((origin - hi) * inverse) * Delta;
        if (lo > hi) throw new SimulationException(step, $"{owner}: the bounds leave no bin");
        _lo = lo;
        Count = (int)((hi - lo) * inverse + 0.5);
        Fraction = Delta / (boxHi - boxLo);
        return Count;
    }

    /// <summary>0-based bin of a coordinate (fractional if reduced), −1 for none.</summary>
    public int Bin(double r, in SimulationBox box, bool reduced, string discard)
    {
        (double boxLo, double boxHi) = Extent(box, reduced);
        if (box.IsPeriodic(Axis))
        {
            if (r < boxLo) r += boxHi - boxLo;
            if (r >= boxHi) r -= boxHi - boxLo;
        }
        int bin = (int)((r - _lo) * (1.0 / Delta));
        if (r < _lo) bin--;
        if (bin < 0 && (discard == "no" || (discard == "mixed" && _boundLo is null))) bin = 0;
        if (bin >= Count && (discard == "no" || (discard == "mixed" && _boundHi is null))) bin = Count - 1;
        return bin >= 0 && bin < Count ? bin : -1;
    }

    /// <summary>Centre of a bin.</summary>
    public double Centre(int bin) => _lo + (bin + 0.5) * Delta;

    private (double Lo, double Hi) Extent(in SimulationBox box, bool reduced) => reduced ? (0, 1) : (box.Lo[Axis], box.Hi[Axis]);
}
