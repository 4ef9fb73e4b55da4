using PolyMD.Analysis.Structure;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Tests.Structure;

/// <summary>Layers of spheres at known distances.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class ContactGapTests
{
    private const double Side = 10;

    /// <summary>
    /// Two square layers on top of each other, atom over atom, radius 1 = spacing: the gap over a point at lateral distance ρ from the nearest atoms is 3
    /// − 2√(1 − ρ²), at least 1. A probe of radius 0.75 does not fit where that is below 1.5. Mean and share by a fine grid of the formula.
    /// </summary>
    [TestCase(true)]
    [TestCase(false)]
    public void Result_LayersAtomOverAtom_HaveTheAnalyticGap(bool above)
    {
        ContactGapResult r = Run(above, 1, above ? 3 : -3, _ => true);
        double share = 0, mean = 0;
        const int Fine = 400;
        for (int k = 0; k < Fine * Fine; k++)
        {
            double x = (k % Fine + 0.5) / Fine - 0.5, y = (k / Fine + 0.5) / Fine - 0.5, gap = 3 - 2 * Math.Sqrt(1 - x * x - y * y);
            mean += gap / Fine / Fine;
            if (gap < 1.5) share += 1.0 / Fine / Fine;
        }
        using (Assert.EnterMultipleScope())
        {
            Assert.That(r.MeanGap.Value, Is.EqualTo(mean).Within(0.005));
            Assert.That(r.ContactShare.Value, Is.EqualTo(share).Within(0.01));
            Assert.That(r.ContactArea.Value, Is.EqualTo(share * Side * Side).Within(1));
            Assert.That(r.MeanDistance.Value, Is.EqualTo(3).Within(1e-9));
            Assert.That(r.Gap.Zip(r.Share, (g, s) => g < 1 - 0.06 ? s.Value : 0).Sum(), Is.Zero);
            Assert.That(r.Share.Sum(s => s.Value) * (r.Gap[1] - r.Gap[0]), Is.EqualTo(1).Within(1e-9));
            Assert.That(r.Nearest.Sum(s => s.Value) * (r.Distance[1] - r.Distance[0]), Is.EqualTo(1).Within(1e-9));
            Assert.That(r.Frames, Is.EqualTo(6));
        }
    }

    /// <summary>
    /// Five of ten rows of partners, radius 0.8: they cover 4 + 2 ∫ √(0.64 − y²) dy (y from −½ to ½) of the 10 across, and every covered column is in
    /// contact (gaps of 0.4 to 1.25); below there is nothing.
    /// </summary>
    [Test]
    public void Result_HalfCovered_HasItsShareOfTheContact()
    {
        ContactGapResult whole = Run(true, 0.8, 2, _ => true), half = Run(true, 0.8, 2, x => x < 5), below = Run(false, 0.8, 2, _ => true);
        double covered = (4 + 2 * (0.5 * Math.Sqrt(0.64 - 0.25) + 0.64 * Math.Asin(0.5 / 0.8))) / Side;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(whole.ContactShare.Value, Is.EqualTo(1).Within(1e-12));
            Assert.That(half.ContactShare.Value, Is.EqualTo(covered).Within(1).Percent);
            Assert.That(half.Share.Sum(s => s.Value) * (half.Gap[1] - half.Gap[0]), Is.EqualTo(covered).Within(1).Percent);
            Assert.That(below.ContactArea.Value, Is.Zero);
        }
    }

    [Test]
    public void Prepare_TypeWithoutRadius_IsNamed() =>
        Assert.That(() => FrameAnalysis.Run(new ContactGap(new ContactGapSettings { Surface = AtomSelection.Parse("type 1"), Partners = AtomSelection.Parse("type 2"), Radii = new Dictionary<int, double> { [1] = 1 } }), Layers(2, _ => true)),
            Throws.TypeOf<PolyMDException>().With.Message.Contains("type 2 has no radius"));

    private static ContactGapResult Run(bool above, double radius, double distance, Func<double, bool> kept) => FrameAnalysis.Run(new ContactGap(new ContactGapSettings
    {
        Surface = AtomSelection.Parse("type 1"),
        Partners = AtomSelection.Parse("type 2"),
        Radii = new Dictionary<int, double> { [1] = radius, [2] = radius },
        Above = above,
        Probe = 0.75,
        Spacing = 0.05,
        Reach = 4,
        LargestGap = 4,
    }), Layers(distance, kept));

    // The surface lies across the periodic face and drifts, partners with it.
    private static SyntheticTrajectory Layers(double distance, Func<double, bool> kept)
    {
        Vec3[] places = [.. Enumerable.Range(0, 100).Select(k => new Vec3(k % 10, k / 10, 0))], partners = [.. places.Where(p => kept(p.X))];
        return new SyntheticTrajectory(6, (f, frame) =>
        {
            frame.Resize(places.Length + partners.Length);
            for (int i = 0; i < frame.Count; i++)
            {
                bool surface = i < places.Length;
                Vec3 r = surface ? places[i] : partners[i - places.Length] + new Vec3(0, 0, distance);
                double z = r.Z - 0.3 + 0.1 * f;
                (frame.Ids[i], frame.Types[i], frame.Positions[i]) = (i + 1, surface ? 1 : 2, r.With(2, z - 20 * Math.Floor(z / 20)));
            }
            frame.HasTypes = true;
            frame.Box = new SimulationBox(default, new Vec3(Side, Side, 20));
        });
    }
}
