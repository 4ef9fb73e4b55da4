using PolyMD.IO.Readers;
using PolyMD.Model;

namespace PolyMD.Physics.Tests.Interfaces;

/// <summary>
/// compute force/contact/atom against group/group and against whole forces of a rerun without the interactions within either side (LAMMPS 29 Sep 2021
/// gives the same by that rerun: 1e-13 of the largest force).
/// </summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class ContactForceTests
{
    [Test]
    public void ForceAcrossTheContact_IsThatOfGroupGroupAndOfARerunWithExclusions()
    {
        using DeckFolder folder = new();
        NumberTable rows = folder.Run(DeckFolder.DeckText("contact-force.in"))[0];
        double scale = rows.Column("c_pair[3]").Max(Math.Abs);
        Assert.That(scale, Is.GreaterThan(0.01));
        using (Assert.EnterMultipleScope())
        {
            for (int row = 0; row < rows.RowCount; row++)
            {
                for (int axis = 1; axis <= 3; axis++)
                {
                    double pair = rows[row, rows.Require($"c_pair[{axis}]")];
                    Assert.That(rows[row, rows.Require($"c_onA[{axis}]")], Is.EqualTo(pair).Within(1e-11 * scale));
                    Assert.That(rows[row, rows.Require($"c_onB[{axis}]")], Is.EqualTo(-pair).Within(1e-11 * scale));
                }
            }
            (Frame[] across, Frame[] back, Frame[] again) = (Read(folder, "live.dump", "c_across"), Read(folder, "live.dump", "c_back"), Read(folder, "again.dump", null));
            Assert.That((across.Length, again.Length), Is.EqualTo((3, 3)));
            for (int f = 0; f < across.Length; f++)
            {
                Assert.That(again[f].HasForces && across[f].HasForces, Is.True);
                double largest = across[f].Forces.Max(v => v.Length);
                for (int i = 0; i < across[f].Count; i++)
                {
                    Assert.That((across[f].Forces[i] - again[f].Forces[i]).Length, Is.LessThan(1e-11 * largest), $"frame {f}, atom {i + 1}");
                    Assert.That(back[f].Forces[i], Is.EqualTo(across[f].Forces[i]), "either group may come first");
                }
                // Atoms in the middle of a crystal, 2 cells from both contacts, feel nothing of the other.
                Assert.That(across[f].Forces.Count(v => v.LengthSquared == 0), Is.InRange(1, across[f].Count / 2));
            }
        }
    }

    private static Frame[] Read(DeckFolder folder, string name, string? force)
    {
        using DumpReader reader = new(folder.FullName(name), force: force);
        List<Frame> frames = [];
        Frame frame = new();
        while (reader.TryRead(frame))
        {
            frames.Add(frame);
            frame = new Frame();
        }
        return [.. frames];
    }
}
