using PolyMD.Analysis.Statistics;
using PolyMD.Building;
using PolyMD.Model;

namespace PolyMD.Physics.Tests.Stacks;

/// <summary>Energy conservation of the graphene stack in NVE after a short relaxation.</summary>
[TestFixture]
public sealed class StackEnergyTests
{
    private const double Boltzmann = 0.0019872067; // kcal/mol/K

    /// <summary>
    /// Drift of the total energy per nanosecond and degree of freedom, in kT, from a straight line through 20 ps at 1 fs, with
    /// free C-H bonds, bare cutoffs and a PPPM of 1e-4: measured -0.073 with a standard error of 0.002, by LAMMPS 29 Sep 2021 on the
    /// same deck and start as well as here, and a fluctuation of 0.9 kcal/mol about the line. Twice the drift is allowed.
    /// </summary>
    [Test, Category("Slow")]
    public void Nve_TwentyPicoseconds_ConservesEnergy()
    {
        BuiltCase built = DeckFolder.Build("peo-xene-li", "graphene");
        using DeckFolder folder = new();
        folder.Write(built);
        string head = DeckFolder.Head(built);
        folder.Run(head + DeckFolder.DeckText("stack-relax.in"), Environment.ProcessorCount, ("nRelax", "4000"));
        string relaxed = head.Replace("read_data stack.data", "read_data relaxed.data", StringComparison.Ordinal);
        NumberTable table = folder.Run(relaxed + DeckFolder.DeckText("stack-drift.in"), Environment.ProcessorCount, ("dt", "1.0"), ("nDrift", "20000"))[0];

        double[] nanoseconds = [.. table.Column("Time").Select(t => 1e-6 * t)], energy = table.Column("TotEng");
        LinearFit fit = LinearFit.Fit(nanoseconds, energy);
        double scale = (3 * built.System.Atoms.Count - 3) * Boltzmann * table.Column("Temp").Average();
        double drift = fit.Slope / scale, noise = Math.Sqrt(nanoseconds.Select((t, k) => Math.Pow(energy[k] - fit.At(t), 2)).Average());
        TestContext.Out.WriteLine($"drift {drift:G4} kT/ns/dof, fluctuation {noise:G3} kcal/mol of {energy[0]:F1}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(drift, Is.EqualTo(0).Within(0.15), "kT per ns per degree of freedom");
            Assert.That(noise, Is.LessThan(2), "fluctuation about the line, kcal/mol");
        }
    }
}
