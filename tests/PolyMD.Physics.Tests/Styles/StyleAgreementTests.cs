using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Physics.Tests.Styles;

/// <summary>Energy terms, pressure tensor and forces of every fixture against LAMMPS 29 Sep 2021.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class StyleAgreementTests
{
    private static readonly string[] s_pressures = ["Pxx", "Pyy", "Pzz", "Pxy", "Pxz", "Pyz"];

    private static IEnumerable<string> Fixtures => StyleFixture.Names;

    [TestCaseSource(nameof(Fixtures))]
    public void StepZero_OfTheDeck_EqualsLammps(string name)
    {
        StyleFixture fixture = StyleFixture.Load(name);
        using StyleSystem s = new(fixture);
        double tolerance = fixture.Bound("tolerance", 1e-10), ofForce = fixture.Bound("force", tolerance), ofPressure = fixture.Bound("pressure", tolerance);
        NumberTable report = s.Report;
        double pressure = s_pressures.Max(p => Math.Abs(fixture.Terms[p])), energy = Math.Abs(fixture.Terms["PotEng"]);
        Vec3[] expected = [.. s.Ids().Select(id => fixture.Forces![id]).Select(f => new Vec3(f[0], f[1], f[2]))], forces = s.Forces;
        double rms = Math.Sqrt(expected.Average(f => f.LengthSquared));
        using (Assert.EnterMultipleScope())
        {
            foreach ((string term, double value) in fixture.Terms)
            {
                double within = s_pressures.Contains(term) ? ofPressure * pressure : tolerance * Math.Max(Math.Abs(value), 0.01 * energy);
                Assert.That(report[0, report.Require(term)], Is.EqualTo(value).Within(within), term);
            }
            for (int i = 0; i < forces.Length; i++)
            {
                // Large single forces carry their own rounding.
                Assert.That((forces[i] - expected[i]).Length, Is.LessThanOrEqualTo(ofForce * Math.Max(rms, expected[i].Length)), $"force on atom {s.Atoms.Id[i]}");
            }
        }
    }
}
