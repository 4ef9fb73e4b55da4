using PolyMD.Analysis.Structure;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Tests.Structure;

[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class FreeVolumeTests
{
    private static readonly Dictionary<int, double> s_radii = new() { [1] = 1, [2] = 1.5 };

    /// <summary>One sphere of radius 1 in a cell of 6³: 1 − 4π/3 (1 + probe)³/216. A grid of 0.1 misses by less than 0.1 %.</summary>
    [Test]
    public void Result_OneSphere_LeavesTheRest()
    {
        FreeVolumeResult r = Run(0.1, new SimulationBox(default, new Vec3(6, 6, 6)), (1, new(0.3, 5.8, 3)));
        for (int p = 0; p < 3; p++) Assert.That(r.Share[p].Value, Is.EqualTo(1 - 4 * Math.PI / 3 * Math.Pow(1 + r.Probe[p], 3) / 216).Within(1e-3), $"probe {r.Probe[p]}");
    }

    /// <summary>Two spheres of radii 1 and 1.5, 2 apart, share a lens: the union's volume by the formula of the spherical caps, in a tilted cell.</summary>
    [Test]
    public void Result_TwoSpheres_OverlapOnce()
    {
        FreeVolumeResult r = Run(0.1, new SimulationBox(default, new Vec3(7, 7, 7), true, true, true, 1, -0.5, 0.7), (1, new(1, 1, 1)), (2, new(3, 1, 1)));
        const double a = 1, b = 1.5, d = 2;
        double lens = Math.PI * Math.Pow(a + b - d, 2) * (d * d + 2 * d * (a + b) - 3 * (a - b) * (a - b)) / (12 * d);
        Assert.That(r.Share[0].Value, Is.EqualTo(1 - (4 * Math.PI / 3 * (a * a * a + b * b * b) - lens) / 343).Within(1e-3));
        Assert.That(r.Volume, Is.EqualTo(343).Within(1e-9));
    }

    [Test]
    public void Prepare_TypeWithoutRadius_IsNamed() =>
        Assert.That(() => Run(0.5, new SimulationBox(default, new Vec3(6, 6, 6)), (3, default)), Throws.TypeOf<PolyMDException>().With.Message.EqualTo("type 3 has no radius; radii are given for 1, 2"));

    private static FreeVolumeResult Run(double spacing, SimulationBox box, params (int Type, Vec3 R)[] atoms) =>
        FrameAnalysis.Run(new FreeVolume(AtomSelection.Parse("all"), s_radii, [0, 0.4, 1], spacing), new SyntheticTrajectory(4, (_, frame) =>
        {
            frame.Resize(atoms.Length);
            for (int i = 0; i < atoms.Length; i++) (frame.Ids[i], frame.Types[i], frame.Positions[i]) = (i + 1, atoms[i].Type, atoms[i].R);
            frame.HasTypes = true;
            frame.Box = box;
        }));
}
