using PolyMD.Analysis.Statistics;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Structure;

/// <summary>
/// Gap and contact area between a surface across z (a sheet, or the outermost layer of a metal) and a material above or below it. Atoms are hard spheres.
/// On a grid over the cross-section, each column along z meets the highest point of the surface and the lowest of the material beyond it: their distance
/// is the gap there. A column is in contact if a probe sphere does not fit, that is, if the gap is less than its diameter. Columns that one side does not
/// cover have no gap and are not in contact. The distances of the nearest partners of the surface's atoms are counted too. Errors: block averages over
/// frames.
/// </summary>
public sealed class ContactGap : IFrameAnalysis<ContactGapResult>
{
    private readonly ContactGapSettings _settings;
    private readonly PairGrid _pairs = new();
    private readonly int[] _points = new int[2];
    private int[] _surface = [], _partners = [];
    private double[] _top = [], _bottom = [], _nearest = [];
    private RunningBlocks _gaps = new(0), _distances = new(0), _means = new(0), _contact = new(0);
    private double _area;

    /// <summary>Makes the analysis.</summary>
    /// <param name="settings">What is measured and how.</param>
    public ContactGap(ContactGapSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Check();
        _settings = settings;
    }

    /// <inheritdoc/>
    public void Prepare(Frame first)
    {
        ArgumentNullException.ThrowIfNull(first);
        if (!first.HasTypes) throw new PolyMDException("radii go by atom type: dump a column 'type' or give a data file");
        if (!first.Box.PeriodicX || !first.Box.PeriodicY || first.Box.TiltXZ != 0 || first.Box.TiltYZ != 0) throw new PolyMDException("the gap across z needs a cell that is periodic along x and y and upright along z");
        (_surface, _partners) = (_settings.Surface.Choose(first), _settings.Partners.Choose(first));
        foreach (int i in _surface.Concat(_partners)) if (!_settings.Radii.ContainsKey(first.Types[i])) throw new PolyMDException($"type {first.Types[i]} has no radius; radii are given for {string.Join(", ", _settings.Radii.Keys.Order())}");
        for (int axis = 0; axis < 2; axis++) _points[axis] = Math.Max(1, (int)Math.Ceiling(first.Box.Heights[axis] / _settings.Spacing - 1e-9));
        (_top, _bottom, _nearest) = (new double[_points[0] * _points[1]], new double[_points[0] * _points[1]], new double[_surface.Length]);
        (_gaps, _distances, _means, _contact, _area) = (new RunningBlocks(_settings.Bins), new RunningBlocks(_settings.Bins), new RunningBlocks(2), new RunningBlocks(2), 0);
    }

    /// <inheritdoc/>
    public void Accumulate(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        double up = _settings.Above ? 1 : -1, reference = Middle(frame), height = frame.Box.Lengths.Z, area = frame.Box.Heights.X * frame.Box.Heights.Y;
        Array.Fill(_top, double.NegativeInfinity);
        Array.Fill(_bottom, double.PositiveInfinity);
        double Relative(int i)
        {
            double d = up * (frame.Positions[i].Z - reference);
            return frame.Box.PeriodicZ ? d - Math.Round(d / height) * height : d;
        }
        foreach (int i in _surface) Cover(frame, i, (column, rise) => _top[column] = Math.Max(_top[column], Relative(i) + rise));
        foreach (int j in _partners)
            if (Relative(j) is var d && d > 0) Cover(frame, j, (column, rise) => _bottom[column] = Math.Min(_bottom[column], d - rise));
        int bins = _settings.Bins, covered = 0, contact = 0;
        double[] gaps = new double[bins], distances = new double[bins];
        double sum = 0, gapWidth = (_settings.LargestGap + _settings.Lowest) / bins;
        for (int c = 0; c < _top.Length; c++)
        {
            double gap = _bottom[c] - _top[c];
            if (!double.IsFinite(gap)) continue;
            covered++;
            sum += gap;
            if (gap < 2 * _settings.Probe) contact++;
            int bin = (int)Math.Floor((gap + _settings.Lowest) / gapWidth);
            if (bin >= 0 && bin < bins) gaps[bin] += 1 / (gapWidth * _top.Length);
        }
        (double near, int found) = Nearest(frame, distances);
        // Frames without any contact say nothing about means.
        if (covered > 0 && found > 0) _means.Add([sum / covered, near / found]);
        _gaps.Add(gaps);
        _distances.Add(distances);
        _contact.Add([(double)contact / _top.Length, contact * area / _top.Length]);
        _area += area;
    }

    /// <inheritdoc/>
    public ContactGapResult Result()
    {
        int bins = _settings.Bins;
        double gapWidth = (_settings.LargestGap + _settings.Lowest) / bins, width = _settings.Reach / bins;
        Measured[] contact = _contact.Measured(), means = _means.Count > 0 ? _means.Measured() : [Measured.Unknown(""), Measured.Unknown("")];
        return new ContactGapResult([.. Enumerable.Range(0, bins).Select(b => (b + 0.5) * gapWidth - _settings.Lowest)], _gaps.Measured(),
            [.. Enumerable.Range(0, bins).Select(b => (b + 0.5) * width)], _distances.Measured(), means[0], means[1], contact[0], contact[1], _area / _contact.Count, (int)_contact.Count);
    }

    // z of the surface: the mean over its atoms, about the first of them across the periodic face.
    private double Middle(Frame frame)
    {
        double origin = frame.Positions[_surface[0]].Z, height = frame.Box.Lengths.Z, sum = 0;
        foreach (int i in _surface)
        {
            double d = frame.Positions[i].Z - origin;
            sum += frame.Box.PeriodicZ ? d - Math.Round(d / height) * height : d;
        }
        return origin + sum / _surface.Length;
    }

    // Columns under a sphere, each with the height of the sphere's face above its centre.
    private void Cover(Frame frame, int atom, Action<int, double> visit)
    {
        SimulationBox box = frame.Box;
        double radius = _settings.Radii[frame.Types[atom]];
        Vec3 s = box.ToFractional(frame.Positions[atom]), heights = box.Heights, a = box.Shift(1, 0, 0) / _points[0], b = box.Shift(0, 1, 0) / _points[1];
        Vec3 origin = box.FromFractional(default) - frame.Positions[atom];
        for (int y = First(s.Y, radius, 1, heights); y <= Last(s.Y, radius, 1, heights); y++)
        {
            for (int x = First(s.X, radius, 0, heights); x <= Last(s.X, radius, 0, heights); x++)
            {
                Vec3 d = origin + a * x + b * y;
                double rise = radius * radius - d.X * d.X - d.Y * d.Y;
                if (rise >= 0) visit(Modulo(y, _points[1]) * _points[0] + Modulo(x, _points[0]), Math.Sqrt(rise));
            }
        }
    }

    private int First(double s, double radius, int axis, Vec3 heights) => (int)Math.Ceiling((s - radius / heights[axis]) * _points[axis]);

    private int Last(double s, double radius, int axis, Vec3 heights) => (int)Math.Floor((s + radius / heights[axis]) * _points[axis]);

    private static int Modulo(int k, int n) => ((k % n) + n) % n;

    private (double Sum, int Found) Nearest(Frame frame, double[] distances)
    {
        Array.Fill(_nearest, double.PositiveInfinity);
        _pairs.Build(frame, _partners, _settings.Reach);
        NearestVisitor visitor = new(_nearest);
        _pairs.Visit(frame, _surface, ref visitor);
        double sum = 0, width = _settings.Reach / _settings.Bins;
        int found = 0;
        foreach (double r2 in _nearest)
        {
            if (!double.IsFinite(r2)) continue;
            double r = Math.Sqrt(r2);
            sum += r;
            found++;
            distances[Math.Min((int)(r / width), distances.Length - 1)] += 1 / (width * _nearest.Length);
        }
        return (sum, found);
    }

    private readonly struct NearestVisitor(double[] nearest) : IPairVisitor
    {
        public void Near(int center, int atom, double r2) => nearest[center] = Math.Min(nearest[center], r2);
    }
}
