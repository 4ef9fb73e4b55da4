using PolyMD.Analysis.Statistics;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Structure;

/// <summary>
/// Shapes of chains: squared radius of gyration R_g² = Σ m |r − r_c|²/Σ m, squared end-to-end distance R², characteristic ratio
/// C_N = ⟨R²⟩/(N ⟨b²⟩) with N bonds of length b (P. J. Flory, Statistical Mechanics of Chain Molecules, 1969), and the torsions of the backbone: trans within 60° of
/// 180°, gauche± between 0° and ±120°. A chain is a molecule, its backbone its chosen atoms in order of their ids, neighbours being bonded. Chains are
/// followed by nearest images from atom to atom, so that neither image flags nor unwrapped coordinates are needed; neighbours that lie too far
/// apart for that are refused. Errors: block averages over frames.
/// </summary>
public sealed class ChainConformation : IFrameAnalysis<ChainConformationResult>
{
    /// <summary>Bins of the distribution of torsions, 5° each.</summary>
    public const int TorsionBins = 72;

    private const double FarthestNeighbour = 0.45;
    private readonly AtomSelection _backbone;
    private int[][] _chains = [];
    private RunningBlocks _means = new(0);
    private Vec3[] _path = [];
    private bool _torsions;

    /// <summary>Makes the analysis.</summary>
    /// <param name="backbone">Backbone atoms of the chains, chosen in the first frame.</param>
    public ChainConformation(AtomSelection backbone) => _backbone = backbone;

    /// <inheritdoc/>
    public void Prepare(Frame first)
    {
        ArgumentNullException.ThrowIfNull(first);
        if (!first.HasMolecules) throw new PolyMDException("chains must be told apart: dump a column 'mol' or give a data file");
        _chains = [.. MoleculeGroups.Of(first, _backbone.Choose(first)).Where(g => g.Length > 1)];
        if (_chains.Length == 0) throw new PolyMDException($"no molecule has two atoms of '{_backbone.Text}': there is no chain");
        _path = new Vec3[_chains.Max(c => c.Length)];
        _torsions = _chains.Any(c => c.Length > 3);
        // R_g², R², bond length², bond length, trans, gauche+, gauche−, histogram.
        _means = new RunningBlocks(7 + TorsionBins);
    }

    /// <inheritdoc/>
    public void Accumulate(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        double[] m = new double[7 + TorsionBins];
        long bonds = 0, torsions = 0;
        Vec3 heights = frame.Box.Heights;
        double farthest = FarthestNeighbour * Math.Min(Periodic(frame.Box, 0, heights), Math.Min(Periodic(frame.Box, 1, heights), Periodic(frame.Box, 2, heights)));
        foreach (int[] chain in _chains)
        {
            int n = chain.Length;
            _path[0] = default;
            for (int k = 1; k < n; k++)
            {
                Vec3 b = frame.Box.MinimumImage(frame.Positions[chain[k]] - frame.Positions[chain[k - 1]]);
                if (b.Length > farthest)
                    throw new PolyMDException(FormattableString.Invariant($"atoms {frame.Ids[chain[k - 1]]} and {frame.Ids[chain[k]]}, neighbours on the backbone of molecule {frame.Molecules[chain[k]]}, lie {b.Length:G4} apart at step {frame.Step}: choose backbone atoms that follow each other by id"));
                _path[k] = _path[k - 1] + b;
                m[2] += b.LengthSquared;
                m[3] += b.Length;
            }
            bonds += n - 1;
            Vec3 center = default;
            double mass = 0, gyration = 0;
            for (int k = 0; k < n; k++)
            {
                double w = frame.HasMasses ? frame.Masses[chain[k]] : 1;
                center += _path[k] * w;
                mass += w;
            }
            center /= mass;
            for (int k = 0; k < n; k++) gyration += (frame.HasMasses ? frame.Masses[chain[k]] : 1) * (_path[k] - center).LengthSquared;
            m[0] += gyration / mass / _chains.Length;
            m[1] += _path[n - 1].LengthSquared / _chains.Length;
            for (int k = 3; k < n; k++)
            {
                double angle = Torsion(_path[k - 2] - _path[k - 3], _path[k - 1] - _path[k - 2], _path[k] - _path[k - 1]);
                m[Math.Abs(angle) > 120 ? 4 : angle > 0 ? 5 : 6]++;
                m[7 + Math.Clamp((int)((angle + 180) / 360 * TorsionBins), 0, TorsionBins - 1)]++;
                torsions++;
            }
        }
        m[2] /= bonds;
        m[3] /= bonds;
        for (int k = 4; k < m.Length; k++) m[k] = torsions > 0 ? m[k] / torsions * (k < 7 ? 1 : TorsionBins / 360.0) : 0;
        _means.Add(m);
    }

    /// <inheritdoc/>
    public ChainConformationResult Result()
    {
        Measured[] m = _means.Measured();
        double bonds = _chains.Average(c => c.Length - 1.0);
        Measured ratio = Measured.Ratio(m[1], m[2].Scale(bonds, ""), "");
        Measured none = Measured.Unknown("");
        return new ChainConformationResult(
            m[0], m[1], ratio, m[3], _torsions ? m[4] : none, _torsions ? m[5] : none, _torsions ? m[6] : none,
            _torsions ? [.. Enumerable.Range(0, TorsionBins).Select(k => -180 + (k + 0.5) * 360 / TorsionBins)] : [], _torsions ? m[7..] : [], _chains.Length, bonds, (int)_means.Count);
    }

    private static double Periodic(in SimulationBox box, int axis, Vec3 heights) => box.IsPeriodic(axis) ? heights[axis] : double.PositiveInfinity;

    // Degrees, 180 for trans (IUPAC sign).
    private static double Torsion(Vec3 a, Vec3 b, Vec3 c)
    {
        Vec3 n = Vec3.Cross(a, b), m = Vec3.Cross(b, c);
        return Math.Atan2(Vec3.Dot(a, m) * b.Length, Vec3.Dot(n, m)) * 180 / Math.PI;
    }
}
