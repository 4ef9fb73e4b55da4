using PolyMD.Analysis.Statistics;
using PolyMD.Analysis.Structure;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Transport;

/// <summary>
/// How ions move through a polymer: along a chain, between chains, or with it (O. Borodin and G. D. Smith, Macromolecules 39, 1620 (2006);
/// A. Maitra and A. Heuer, Phys. Rev. Lett. 98, 227802 (2007)). An ion's shell are the polymer atoms within the cutoff, its chain is the molecule with
/// most of them. A hop is counted once the shell shares no atom with the shell of the last hop, or none of its atoms belongs to that chain any
/// more, for some frames in a row: along the chain if the chain is the same, between chains if not. Returns before that are no hops.
/// What the ion covers in stretches of time without hops is vehicular motion.
/// </summary>
public sealed class ChainHopping : IFrameAnalysis<ChainHoppingResult>
{
    private readonly PairSelection _pairs;
    private readonly int _persistence, _stretch;
    private readonly FrameTimes _times;
    private readonly ContinuousPaths _paths;
    private MergingBlocks _sums = new(0);
    private int[] _molecules = [];
    private Ion[] _ions = [];
    private int _frame;

    private sealed class Ion
    {
        public readonly List<int> Shell = [];
        public int[] Home = [];
        public int Chain, Away, Along, Between;
        public Vec3 Start;
        public bool Bound;
    }

    /// <summary>Makes the analysis.</summary>
    /// <param name="ions">Ions, chosen in the first frame.</param>
    /// <param name="hosts">Polymer atoms that coordinate (ether oxygens), chosen in the first frame; chains are told by their molecule ids.</param>
    /// <param name="cutoff">Largest distance of coordination: the first minimum of g(r).</param>
    /// <param name="persistence">Frames that a new shell must last to count.</param>
    /// <param name="stretch">Frames of a stretch over which displacements are shared out among the mechanisms.</param>
    /// <param name="reference">Atoms whose centre is held still; null for the frame of the cell.</param>
    /// <param name="timeStep">Time per step, where frames carry no time.</param>
    public ChainHopping(AtomSelection ions, AtomSelection hosts, double cutoff, int persistence = 2, int stretch = 50, AtomSelection? reference = null, double timeStep = double.NaN)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(persistence, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stretch, 1);
        _pairs = new PairSelection(ions, hosts, cutoff, false);
        (_persistence, _stretch) = (persistence, stretch);
        (_times, _paths) = (new FrameTimes(timeStep), new ContinuousPaths(reference));
    }

    /// <inheritdoc/>
    public void Prepare(Frame first)
    {
        ArgumentNullException.ThrowIfNull(first);
        if (!first.HasMolecules) throw new PolyMDException("hops need chains told apart: dump a column 'mol' or give a data file");
        _pairs.Prepare(first);
        foreach (int i in _pairs.Partners) if (first.Molecules[i] == 0) throw new PolyMDException($"host atom {first.Ids[i]} belongs to no chain: its molecule id is 0");
        _paths.Begin(first);
        _molecules = first.Molecules[..first.Count];
        _ions = [.. _pairs.Centers.Select(_ => new Ion())];
        // Hops along and between, bound ions, frames; then number and squared displacement of stretches of each kind (none, along, between).
        _sums = new MergingBlocks(10);
        _frame = 0;
        _times.Clear();
    }

    /// <inheritdoc/>
    public void Accumulate(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        _times.Add(frame);
        _paths.Follow(frame);
        foreach (Ion ion in _ions) ion.Shell.Clear();
        _pairs.Visit(frame, new Gather(_ions));
        Span<double> sums = _sums.Current;
        sums[3]++;
        for (int i = 0; i < _ions.Length; i++)
        {
            Ion ion = _ions[i];
            if (ion.Shell.Count > 0) sums[2]++;
            Judge(ion, sums);
            if (_frame % _stretch != 0) continue;
            Vec3 now = _paths.Position(frame, _pairs.Centers[i]) - _paths.Still;
            if (_frame > 0 && ion.Bound)
            {
                int kind = ion.Between > 0 ? 2 : ion.Along > 0 ? 1 : 0;
                sums[4 + 2 * kind]++;
                sums[5 + 2 * kind] += (now - ion.Start).LengthSquared;
            }
            (ion.Start, ion.Along, ion.Between, ion.Bound) = (now, 0, 0, ion.Home.Length > 0);
        }
        _sums.EndFrame();
        _frame++;
    }

    /// <inheritdoc/>
    public ChainHoppingResult Result()
    {
        double spacing = _times.Spacing, ions = _ions.Length;
        Measured[] m = _sums.Estimate(s =>
        {
            double time = s[3] * spacing * ions, stretches = s[4] + s[6] + s[8], square = s[5] + s[7] + s[9];
            return [s[0] / time, s[1] / time, s[2] / (s[3] * ions), s[4] / stretches, s[6] / stretches, s[8] / stretches, s[5] / s[4], s[7] / s[6], s[9] / s[8], s[5] / square, s[7] / square, s[9] / square];
        });
        double[] total = _sums.Total();
        List<string> warnings = [];
        if (_frame <= _stretch) warnings.Add($"the trajectory of {_frame} frames is shorter than a stretch of {_stretch}: displacements are not shared out");
        if ((total[0] + total[1]) / (ions * _frame) > 0.1) warnings.Add("an ion hops more often than every tenth frame: frames are too far apart to see every hop");
        StretchKind Kind(int k) => new(m[3 + k], m[6 + k], m[9 + k]);
        return new ChainHoppingResult(m[0], m[1], (long)total[0], (long)total[1], m[2], Kind(0), Kind(1), Kind(2), _stretch * spacing, _ions.Length, _frame, warnings);
    }

    private void Judge(Ion ion, Span<double> sums)
    {
        if (ion.Shell.Count == 0) return;
        ion.Shell.Sort();
        if (ion.Home.Length == 0)
        {
            (ion.Home, ion.Chain) = ([.. ion.Shell], ChainOf(ion.Shell, 0));
            return;
        }
        bool shares = false, onChain = false;
        foreach (int atom in ion.Shell)
        {
            shares |= Array.BinarySearch(ion.Home, atom) >= 0;
            onChain |= _molecules[atom] == ion.Chain;
        }
        if (shares && onChain)
        {
            ion.Away = 0;
            return;
        }
        if (++ion.Away < _persistence) return;
        int chain = ChainOf(ion.Shell, ion.Chain);
        if (chain == ion.Chain)
        {
            sums[0]++;
            ion.Along++;
        }
        else
        {
            sums[1]++;
            ion.Between++;
        }
        (ion.Home, ion.Chain, ion.Away) = ([.. ion.Shell], chain, 0);
    }

    // The molecule with most atoms of the shell; the old one if it is among several.
    private int ChainOf(List<int> shell, int old)
    {
        int best = 0, most = 0;
        foreach (int atom in shell)
        {
            int molecule = _molecules[atom], count = 0;
            foreach (int other in shell) if (_molecules[other] == molecule) count++;
            if (count > most || (count == most && molecule == old)) (best, most) = (molecule, count);
        }
        return best;
    }

    private readonly struct Gather(Ion[] ions) : IPairVisitor
    {
        public void Near(int center, int atom, double r2) => ions[center].Shell.Add(atom);
    }
}
