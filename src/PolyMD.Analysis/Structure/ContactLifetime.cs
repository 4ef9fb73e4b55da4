using PolyMD.Analysis.Statistics;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;

namespace PolyMD.Analysis.Structure;

/// <summary>
/// How long pairs stay together (D. C. Rapaport, Mol. Phys. 50, 1151 (1983)), over all origins: the continuous function S(t), the share of pairs that were in contact
/// in every frame up to t, and the intermittent one C(t), the share in contact at t whatever happened in between. C falls to the chance p of any pair
/// to be in contact; its residence time is the 1/e time of (C − p)/(1 − p). Pairs are remembered for the longest lag, no longer. Errors: blocks of the trajectory.
/// </summary>
public sealed class ContactLifetime : IFrameAnalysis<ContactLifetimeResult>
{
    private readonly PairSelection _pairs;
    private readonly int _lags;
    private readonly FrameTimes _times;
    private readonly Dictionary<long, History> _histories = [];
    private readonly Queue<int> _contacts = [];
    private MergingBlocks _sums = new(0);
    private long _possible;
    private int _found, _frame;

    private sealed class History(int words)
    {
        public readonly ulong[] Bits = new ulong[words];
        public int Last = -2, Run;
    }

    /// <summary>Makes the analysis.</summary>
    /// <param name="centers">Central atoms, chosen in the first frame.</param>
    /// <param name="partners">Their partners, chosen in the first frame.</param>
    /// <param name="cutoff">Largest distance of a contact.</param>
    /// <param name="lags">Longest lag in frames.</param>
    /// <param name="excludeSameMolecule">True to leave out partners of the centre's own (non-zero) molecule.</param>
    /// <param name="timeStep">Time per step, where frames carry no time.</param>
    public ContactLifetime(AtomSelection centers, AtomSelection partners, double cutoff, int lags, bool excludeSameMolecule = false, double timeStep = double.NaN)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lags, 1);
        _pairs = new PairSelection(centers, partners, cutoff, excludeSameMolecule);
        _lags = lags;
        _times = new FrameTimes(timeStep);
    }

    /// <inheritdoc/>
    public void Prepare(Frame first)
    {
        _pairs.Prepare(first);
        _possible = _pairs.CountPossible(first);
        _histories.Clear();
        _contacts.Clear();
        _times.Clear();
        // Origins, intermittent and continuous survivors of each lag; then contacts and frames.
        _sums = new MergingBlocks(3 * (_lags + 1) + 2);
        _frame = 0;
    }

    /// <inheritdoc/>
    public void Accumulate(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        _times.Add(frame);
        _found = 0;
        _pairs.Visit(frame, new Meet(this, frame.Count));
        _contacts.Enqueue(_found);
        if (_contacts.Count > _lags + 1) _contacts.Dequeue();
        Span<double> sums = _sums.Current;
        int lag = _contacts.Count;
        foreach (int origin in _contacts) sums[--lag] += origin;
        sums[^2] += _found;
        sums[^1]++;
        _sums.EndFrame();
        _frame++;
        // Pairs that parted longer ago than the longest lag are forgotten.
        if (_frame % (_lags + 1) == 0)
            foreach (long key in _histories.Where(h => _frame - h.Value.Last > _lags).Select(h => h.Key).ToArray()) _histories.Remove(key);
    }

    /// <inheritdoc/>
    public ContactLifetimeResult Result()
    {
        double spacing = _times.Spacing;
        // Beyond half of the trajectory there are too few origins for an error.
        int last = Math.Min(_lags, _frame / 2), n = _lags + 1;
        if (!(_sums.Total()[^2] > 0)) throw new PolyMDException(FormattableString.Invariant($"no pair is ever within {_pairs.Cutoff}: there is nothing that could last"));
        double[] Intermittent(double[] s) => [.. Enumerable.Range(0, last + 1).Select(k => s[n + k] / s[k])];
        double[] Continuous(double[] s) => [.. Enumerable.Range(0, last + 1).Select(k => s[2 * n + k] / s[k])];
        double Chance(double[] s) => s[^2] / s[^1] / _possible;
        double[] Covariance(double[] s)
        {
            double p = Chance(s);
            return [.. Intermittent(s).Select(c => (c - p) / (1 - p))];
        }
        Measured[] times = _sums.Estimate(s => [FallTime(Covariance(s)) * spacing, FallTime(Continuous(s)) * spacing, Chance(s), s[^2] / s[^1]]);
        List<string> warnings = [];
        if (!times[0].IsKnown) warnings.Add(FormattableString.Invariant($"the intermittent function does not fall to 1/e within {last * spacing:G6}: give more lags or a longer trajectory"));
        if (!times[1].IsKnown) warnings.Add(FormattableString.Invariant($"the continuous function does not fall to 1/e within {last * spacing:G6}: give more lags or a longer trajectory"));
        if (times[1].Value < 2 * spacing) warnings.Add("contacts last less than two frames: the continuous residence time is set by the time between frames");
        string window = FormattableString.Invariant($"0 to {last * spacing:G6}");
        return new ContactLifetimeResult([.. Enumerable.Range(0, last + 1).Select(k => k * spacing)], _sums.Estimate(Intermittent), _sums.Estimate(Continuous), times[0] with { Window = window }, times[1] with { Window = window }, times[2], times[3], _frame, warnings);
    }

    // Where a curve that begins at 1 first passes 1/e, in lags, ln interpolated; NaN if it never does.
    private static double FallTime(double[] curve)
    {
        double level = Math.Exp(-1);
        for (int k = 1; k < curve.Length; k++)
        {
            if (curve[k] > level) continue;
            if (curve[k] <= 0) return k - 1 + (curve[k - 1] - level) / (curve[k - 1] - curve[k]);
            return k - 1 + Math.Log(curve[k - 1] / level) / Math.Log(curve[k - 1] / curve[k]);
        }
        return double.NaN;
    }

    private void Met(long pair)
    {
        int n = _lags + 1, words = (n + 63) / 64;
        if (!_histories.TryGetValue(pair, out History? h)) _histories[pair] = h = new History(words);
        // The bits form a ring of the last lags + 1 frames; those of frames apart are wiped.
        if (_frame - h.Last > n) Array.Clear(h.Bits);
        else for (int f = Math.Max(h.Last + 1, 0); f <= _frame; f++) h.Bits[f % n >> 6] &= ~(1UL << (f % n & 63));
        h.Run = h.Last == _frame - 1 ? h.Run + 1 : 1;
        h.Last = _frame;
        h.Bits[_frame % n >> 6] |= 1UL << (_frame % n & 63);
        Span<double> sums = _sums.Current;
        for (int w = 0; w < words; w++)
        {
            for (ulong bits = h.Bits[w]; bits != 0; bits &= bits - 1)
            {
                int slot = (w << 6) + System.Numerics.BitOperations.TrailingZeroCount(bits);
                sums[n + (_frame - slot % n + n) % n]++;
            }
        }
        for (int k = 0; k < Math.Min(h.Run, n); k++) sums[2 * n + k]++;
        _found++;
    }

    private readonly struct Meet(ContactLifetime owner, int atoms) : IPairVisitor
    {
        public void Near(int center, int atom, double r2) => owner.Met((long)center * atoms + atom);
    }
}
