using PolyMD.Analysis.Trajectories;
using PolyMD.Analysis.Transport;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Tests.Transport;

/// <summary>Ions that hop at known rates between the sites of straight chains, one host atom to a site.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class ChainHoppingTests
{
    private const int Chains = 6, Sites = 20, Ions = 30, Frames = 4000;
    private const double Along = 0.01, Between = 0.004, Spacing = 0.5;

    /// <summary>Every hop is seen and told right, and the rates are those put in within four of their errors.</summary>
    [Test]
    public void Result_KnownRates_AreFound()
    {
        Walk walk = new(recross: false);
        ChainHoppingResult r = FrameAnalysis.Run(new ChainHopping(AtomSelection.Parse("type 2"), AtomSelection.Parse("type 1"), 1.5, persistence: 1, stretch: 20), walk.Trajectory());
        using (Assert.EnterMultipleScope())
        {
            Assert.That((r.AlongHops, r.BetweenHops), Is.EqualTo((walk.AlongHops, walk.BetweenHops)));
            Assert.That(r.AlongRate.Value, Is.EqualTo(Along / Spacing).Within(4 * r.AlongRate.StandardError));
            Assert.That(r.BetweenRate.Value, Is.EqualTo(Between / Spacing).Within(4 * r.BetweenRate.StandardError));
            Assert.That(r.AlongRate.StandardError / r.AlongRate.Value, Is.InRange(0.01, 0.1), "1200 hops: Poisson would be 3 %");
            Assert.That(r.Bound.Value, Is.EqualTo(1).Within(1e-12));
            // Hosts are carried along x by 0.02 per frame: 20 frames of 0.02, squared, without hops.
            Assert.That(r.Vehicular.MeanSquare.Value, Is.EqualTo(0.16).Within(1e-9));
            Assert.That(r.Vehicular.Share.Value, Is.EqualTo(Math.Pow(1 - Along - Between, 20)).Within(4 * r.Vehicular.Share.StandardError));
            Assert.That(r.Vehicular.Share.Value + r.Along.Share.Value + r.Between.Share.Value, Is.EqualTo(1).Within(1e-12));
            Assert.That(r.Vehicular.ShareOfMotion.Value + r.Along.ShareOfMotion.Value + r.Between.ShareOfMotion.Value, Is.EqualTo(1).Within(1e-12));
        }
    }

    /// <summary>Excursions of one frame and back are no hops if a shell must last for two.</summary>
    [Test]
    public void Result_Recrossings_AreNoHops()
    {
        Walk walk = new(recross: true);
        ChainHoppingResult seen = FrameAnalysis.Run(new ChainHopping(AtomSelection.Parse("type 2"), AtomSelection.Parse("type 1"), 1.5, persistence: 1), walk.Trajectory());
        ChainHoppingResult kept = FrameAnalysis.Run(new ChainHopping(AtomSelection.Parse("type 2"), AtomSelection.Parse("type 1"), 1.5, persistence: 2), new Walk(recross: true).Trajectory());
        Assert.That(seen.AlongHops, Is.GreaterThan(1000));
        Assert.That((kept.AlongHops, kept.BetweenHops), Is.EqualTo((0, 0)));
    }

    [Test]
    public void Prepare_HostWithoutChain_IsNamed() =>
        Assert.That(() => FrameAnalysis.Run(new ChainHopping(AtomSelection.Parse("type 2"), AtomSelection.Parse("type 1"), 1.5), new SyntheticTrajectory(2, (_, frame) =>
        {
            frame.Resize(2);
            (frame.Ids[0], frame.Types[0], frame.Ids[1], frame.Types[1]) = (4, 1, 7, 2);
            frame.HasTypes = frame.HasMolecules = true;
        })), Throws.TypeOf<PolyMDException>().With.Message.EqualTo("host atom 4 belongs to no chain: its molecule id is 0"));

    private sealed class Walk(bool recross)
    {
        private readonly Random _random = new(9);
        private readonly int[] _chain = new int[Ions], _site = new int[Ions];

        public long AlongHops { get; private set; }

        public long BetweenHops { get; private set; }

        public SyntheticTrajectory Trajectory() => new(Frames, Fill, Spacing);

        private void Fill(int f, Frame frame)
        {
            frame.Resize(Chains * Sites + Ions);
            double drift = 0.02 * f;
            for (int c = 0; c < Chains; c++)
                for (int s = 0; s < Sites; s++) Set(frame, c * Sites + s, 1, c + 1, new Vec3(4 * s + drift, 5 * c, 0));
            for (int i = 0; i < Ions; i++)
            {
                if (f == 0) (_chain[i], _site[i]) = (i % Chains, i * 7 % Sites);
                else if (recross) _site[i] = i * 7 % Sites + (f % 10 == 9 ? 1 : 0);
                else Hop(i);
                // Ions sit beside their host, one frame of reference for both.
                Set(frame, Chains * Sites + i, 2, 0, new Vec3(4 * (_site[i] % Sites) + drift, 5 * _chain[i], 1));
            }
            frame.HasTypes = frame.HasMolecules = frame.HasUnwrapped = true;
            frame.Box = new SimulationBox(default, new Vec3(4 * Sites, 5 * Chains, 20));
        }

        private void Hop(int i)
        {
            double u = _random.NextDouble();
            if (u < Along)
            {
                _site[i] = (_site[i] + (u < Along / 2 ? 1 : Sites - 1)) % Sites;
                AlongHops++;
            }
            else if (u < Along + Between)
            {
                _chain[i] = (_chain[i] + 1) % Chains;
                BetweenHops++;
            }
        }

        private static void Set(Frame frame, int i, int type, int molecule, Vec3 r) => (frame.Ids[i], frame.Types[i], frame.Molecules[i], frame.Positions[i], frame.Images[i]) = (i + 1, type, molecule, r, default);
    }
}
