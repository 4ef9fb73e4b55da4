using PolyMD.Analysis.Structure;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Tests.Structure;

/// <summary>Contacts that form and break as two-state Markov chains, whose lifetimes are known.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class ContactLifetimeTests
{
    private const double Break = 0.05, Form = 0.02;

    /// <summary>S(k) = (1 − b)^k; (C(k) − p)/(1 − p) = (1 − b − f)^k with p = f/(b + f). Bounds are four of the stated errors at every tenth lag.</summary>
    [Test]
    public void Result_MarkovContact_HasItsLifetimes()
    {
        Random random = new(5);
        bool together = true;
        ContactLifetime analysis = new(AtomSelection.Parse("type 1"), AtomSelection.Parse("type 2"), 2, 80);
        ContactLifetimeResult r = FrameAnalysis.Run(analysis, new SyntheticTrajectory(60000, (f, frame) =>
        {
            if (f > 0) together = together ? random.NextDouble() >= Break : random.NextDouble() < Form;
            Pair(frame, together ? 1 : 3);
        }, 0.5));
        double p = Form / (Break + Form);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(r.Chance.Value, Is.EqualTo(p).Within(4 * r.Chance.StandardError));
            for (int k = 0; k <= 80; k += 10)
            {
                Assert.That(r.Continuous[k].Value, Is.EqualTo(Math.Pow(1 - Break, k)).Within(Math.Max(1e-12, 4 * r.Continuous[k].StandardError)), $"S, lag {k}");
                Assert.That(r.Intermittent[k].Value, Is.EqualTo(p + (1 - p) * Math.Pow(1 - Break - Form, k)).Within(Math.Max(1e-12, 4 * r.Intermittent[k].StandardError)), $"C, lag {k}");
            }
            Assert.That(r.ContinuousTime.Value, Is.EqualTo(-0.5 / Math.Log(1 - Break)).Within(4 * r.ContinuousTime.StandardError));
            Assert.That(r.IntermittentTime.Value, Is.EqualTo(-0.5 / Math.Log(1 - Break - Form)).Within(4 * r.IntermittentTime.StandardError));
            Assert.That(r.ContinuousTime.StandardError / r.ContinuousTime.Value, Is.LessThan(0.1));
            Assert.That(r.Lag[1], Is.EqualTo(0.5).Within(1e-12));
        }
    }

    /// <summary>A given sequence, by hand: 1 1 0 1 1 1 0 0 with two lags.</summary>
    [Test]
    public void Result_GivenSequence_IsTheDirectCount()
    {
        bool[] h = [true, true, false, true, true, true, false, false];
        ContactLifetimeResult r = FrameAnalysis.Run(new ContactLifetime(AtomSelection.Parse("type 1"), AtomSelection.Parse("type 2"), 2, 2), new SyntheticTrajectory(8, (f, frame) => Pair(frame, h[f] ? 1 : 3)));
        using (Assert.EnterMultipleScope())
        {
            // Origins at lag 1: the five contacts among the first seven frames; 0-1, 3-4, 4-5 go on. At lag 2: five among the first six; 1→3 and 3→5 are met again, 3-4-5 without a break.
            Assert.That(r.Intermittent.Select(m => m.Value), Is.EqualTo([1, 3.0 / 5, 2.0 / 5]).Within(1e-12));
            Assert.That(r.Continuous.Select(m => m.Value), Is.EqualTo([1, 3.0 / 5, 1.0 / 5]).Within(1e-12));
        }
    }

    [Test]
    public void Result_NoContact_IsSaid() =>
        Assert.That(() => FrameAnalysis.Run(new ContactLifetime(AtomSelection.Parse("type 1"), AtomSelection.Parse("type 2"), 2, 2), new SyntheticTrajectory(8, (_, frame) => Pair(frame, 4))),
            Throws.TypeOf<PolyMDException>().With.Message.Contains("no pair is ever within 2"));

    private static void Pair(Frame frame, double distance)
    {
        frame.Resize(2);
        for (int i = 0; i < 2; i++) (frame.Ids[i], frame.Types[i], frame.Positions[i]) = (i + 1, i + 1, new Vec3(1 + i * distance, 1, 1));
        frame.HasTypes = true;
        frame.Box = new SimulationBox(default, new Vec3(10, 10, 10));
    }
}
