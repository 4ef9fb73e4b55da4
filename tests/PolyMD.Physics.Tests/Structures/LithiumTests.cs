using System.Globalization;
using System.Text;
using PolyMD.Building;
using PolyMD.Building.ForceFields;
using PolyMD.Model;

namespace PolyMD.Physics.Tests.Structures;

/// <summary>Body-centred cubic lithium of Nichol and Ackland, Phys. Rev. B 93, 184101 (2016), at 0 K from the generated eam/fs table.</summary>
[TestFixture]
public sealed class LithiumTests
{
    private const double GigaPascal = 1e-4; // per bar
    private DeckFolder _folder = null!;

    [OneTimeSetUp]
    public void WritePotential()
    {
        _folder = new DeckFolder();
        _folder.Write(StackBuilder.LithiumFile, NicholAcklandLithium.ToEamFs(DeckFolder.Library.Element("Li").Mass));
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Bcc_AtZeroKelvin_HasThePublishedLatticeConstantAndEnergy()
    {
        double a = Minimum.Find(x => Cubic(x, 0).Energy, 3.55, 0.02, 0.002), energy = Cubic(a, 0).Energy;
        TestContext.Out.WriteLine($"a = {a:F5} A, E = {energy:F6} eV/atom");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(a, Is.EqualTo(3.5100).Within(1e-4), "A");
            Assert.That(energy, Is.EqualTo(-1.64800).Within(1e-5), "eV/atom");
        }
    }

    [Test]
    public void Fcc_AtZeroKelvin_LiesAboveBcc()
    {
        double a = Minimum.Find(x => Fcc(x), 4.52, 0.02, 0.002), energy = Fcc(a);
        TestContext.Out.WriteLine($"a = {a:F5} A, E = {energy:F6} eV/atom");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(a, Is.EqualTo(4.5505).Within(1e-3), "A");
            Assert.That(energy, Is.EqualTo(-1.62404).Within(2e-5), "eV/atom");
        }
    }

    /// <summary>
    /// C11 = −dPxx/de and C12 = −dPyy/de for a strain e along x of the cubic cell. With axes along [110], [1-10] and [001] the same
    /// strain gives (C11 + C12)/2 + C44. Published values to two digits behind the point, measured in steps of the table; 0.3 % allowed.
    /// </summary>
    [Test]
    public void Bcc_SmallStrains_GiveThePublishedElasticConstants()
    {
        const double a = 3.51, e = 2e-3;
        (double _, double xHigh, double yHigh) = Cubic(a, e);
        (double _, double xLow, double yLow) = Cubic(a, -e);
        double c11 = (xLow - xHigh) / (2 * e) * GigaPascal, c12 = (yLow - yHigh) / (2 * e) * GigaPascal;
        double longitudinal = (Rotated(a, -e) - Rotated(a, e)) / (2 * e) * GigaPascal, c44 = longitudinal - 0.5 * (c11 + c12);
        TestContext.Out.WriteLine($"C11 {c11:F3}, C12 {c12:F3}, C44 {c44:F3}, B {(c11 + 2 * c12) / 3:F3} GPa");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(c11, Is.EqualTo(14.74).Within(0.3).Percent);
            Assert.That(c12, Is.EqualTo(12.48).Within(0.3).Percent);
            Assert.That(c44, Is.EqualTo(10.73).Within(0.3).Percent);
        }
    }

    /// <summary>The same constant from energies: C11 = (1/V) d2E/de2, so pressure and energy belong together.</summary>
    [Test]
    public void Bcc_SecondDerivativeOfEnergy_EqualsDerivativeOfPressure()
    {
        const double a = 3.51, e = 4e-3, barPerElectronVoltPerCubicAngstrom = 1.602176634e6;
        (double high, double pHigh, double _) = Cubic(a, e);
        (double low, double pLow, double _) = Cubic(a, -e);
        double volume = 0.5 * a * a * a, fromEnergy = (high - 2 * Cubic(a, 0).Energy + low) / (e * e) / volume * barPerElectronVoltPerCubicAngstrom * GigaPascal;
        double fromPressure = (pLow - pHigh) / (2 * e) * GigaPascal;
        Assert.That(fromEnergy, Is.EqualTo(fromPressure).Within(0.3).Percent);
    }

    // Energy per atom and pressures of bcc strained along x.
    private (double Energy, double Pxx, double Pyy) Cubic(double a, double strain)
    {
        NumberTable row = Run([(0, 0, 0), (0.5, 0.5, 0.5)], (a * (1 + strain), a, a), 3);
        return (row.Column("PotEng")[^1], row.Column("Pxx")[^1], row.Column("Pyy")[^1]);
    }

    // Pxx of bcc with x along [110], strained along x.
    private double Rotated(double a, double strain)
    {
        double d = a * Math.Sqrt(2);
        return Run([(0, 0, 0), (0.5, 0.5, 0), (0.5, 0, 0.5), (0, 0.5, 0.5)], (d * (1 + strain), d, a), 3).Column("Pxx")[^1];
    }

    private double Fcc(double a) => Run([(0, 0, 0), (0.5, 0.5, 0), (0.5, 0, 0.5), (0, 0.5, 0.5)], (a, a, a), 3).Column("PotEng")[^1];

    private NumberTable Run((double X, double Y, double Z)[] basis, (double X, double Y, double Z) cell, int cells)
    {
        StringBuilder text = new();
        text.AppendLine(CultureInfo.InvariantCulture, $"lithium\n\n{basis.Length * cells * cells * cells} atoms\n1 atom types");
        text.AppendLine(CultureInfo.InvariantCulture, $"0 {cells * cell.X:R} xlo xhi\n0 {cells * cell.Y:R} ylo yhi\n0 {cells * cell.Z:R} zlo zhi\n\nAtoms\n");
        int id = 0;
        for (int n = 0; n < cells * cells * cells; n++)
        {
            foreach ((double x, double y, double z) in basis)
                text.AppendLine(CultureInfo.InvariantCulture, $"{++id} 1 {(n % cells + x) * cell.X:R} {(n / cells % cells + y) * cell.Y:R} {(n / cells / cells + z) * cell.Z:R}");
        }
        _folder.Write("lithium.data", text.ToString());
        return _folder.Run($"""
            units metal
            atom_style atomic
            read_data lithium.data
            pair_style eam/fs
            pair_coeff * * {StackBuilder.LithiumFile} Li
            thermo_style custom step pe pxx pyy pzz
            thermo_modify norm yes format float %.15g
            minimize 0.0 1.0e-10 200 2000
            """)[0];
    }
}
