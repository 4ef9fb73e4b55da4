using System.Globalization;
using System.Text;

namespace PolyMD.Physics.Tests.Structures;

/// <summary>
/// Lattice constant, buckling and energy of free hexagonal sheets at 0 K: the lattice constant minimises the energy that is left
/// when the atoms are relaxed by PolyMD's minimiser in a cell a × a√3 with vacuum. The values were computed from the published
/// parameters; they are not results of those papers for other quantities.
/// </summary>
[TestFixture]
public sealed class SheetStructureTests
{
    private const string SiliconTersoff = "Si Si Si 3 1 0 1.0039e5 16.217 -0.59825 0.78734 1.1e-6 1.7322 471.18 2.85 0.15 2.4799 1830.8";
    private const string GermaniumTersoff = "Ge Ge Ge 3 1 0 1.0643e5 15.652 -0.43884 0.75627 9.0166e-7 1.7047 419.23 2.95 0.15 2.4451 1769.0";
    private const string StaneneJiang = "Sn Sn Sn 1.0 2.227 1.687 98.863 1.0 -0.362 19.542 1.709 4 0 0";

    // The references are given to four digits behind the point, energies to five.
    [TestCase("tersoff", "graphene-lindsay-broido-2010.tersoff", "C", 2.4920, 0, -7.97770)]
    [TestCase("sw", "silicene-zhang-2014-1.sw", "Si", 3.8121, 0.4269, -2.57211)]
    [TestCase("sw", "silicene-zhang-2014-2.sw", "Si", 3.8124, 0.4269, -2.69166)]
    [TestCase("sw", "silicene-jiang-2017.sw", "Si", 3.8708, 0.4482, -1.43058)]
    [TestCase("sw", "germanene-jiang-2017.sw", "Ge", 4.0591, 0.6911, -1.61285)]
    [TestCase("tersoff", "germanene-mahdizadeh-2017.tersoff", "Ge", 3.9497, 0.7601, -3.18065)]
    [TestCase("tersoff", SiliconTersoff, "Si", 3.9908, 0, -3.91136)]
    [TestCase("tersoff", GermaniumTersoff, "Ge", 4.1252, 0.4910, -3.01554)]
    [TestCase("sw", StaneneJiang, "Sn", 4.6799, 0.8601, -0.91443)]
    public void Sheet_RelaxedAtZeroKelvin_HasThePublishedParametersStructure(
        string style, string potential, string element, double a, double buckling, double energy)
    {
        using DeckFolder folder = new();
        string file = potential;
        if (potential.Contains(' ', StringComparison.Ordinal)) folder.Write(file = "sheet." + style, potential + "\n");

        double found = Minimum.Find(x => Relax(folder, style, file, element, x, buckling).Energy, 1.01 * a, 0.02, 0.002);
        (double e, double height) = Relax(folder, style, file, element, found, buckling);
        TestContext.Out.WriteLine($"a = {found:F5} A, buckling {height:F5} A, E = {e:F6} eV/atom");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found, Is.EqualTo(a).Within(1e-4), "lattice constant, A");
            Assert.That(height, Is.EqualTo(buckling).Within(2e-4), "buckling, A");
            Assert.That(e, Is.EqualTo(energy).Within(1e-5), "energy, eV/atom");
        }
    }

    private static (double Energy, double Buckling) Relax(DeckFolder folder, string style, string file, string element, double a, double guess)
    {
        folder.Write("sheet.data", Sheet(a, 0.9 * guess + 0.02));
        double energy = folder.Run($"""
            units metal
            atom_style atomic
            read_data sheet.data
            pair_style {style}
            pair_coeff * * {file} {element}
            min_style cg
            thermo_style custom step pe
            thermo_modify norm yes format float %.12g
            minimize 0.0 1.0e-9 2000 20000
            write_dump all custom relaxed.txt id type z modify format float %.10g
            """)[0].Column("PotEng")[^1];
        double[] z = [.. folder.ReadDump("relaxed.txt").Values.Select(row => row[2])];
        return (energy, z.Max() - z.Min());
    }

    // Four atoms; the middle of the vacuum is on the periodic face.
    private static string Sheet(double a, double buckling)
    {
        double ly = a * Math.Sqrt(3), bond = a / Math.Sqrt(3);
        StringBuilder text = new();
        text.AppendLine(CultureInfo.InvariantCulture, $"sheet\n\n4 atoms\n1 atom types\n0 {a:R} xlo xhi\n0 {ly:R} ylo yhi\n-10 10 zlo zhi\n\nMasses\n\n1 28\n\nAtoms\n");
        text.AppendLine(CultureInfo.InvariantCulture, $"1 1 0 0 0\n2 1 0 {bond:R} {buckling:R}\n3 1 {0.5 * a:R} {0.5 * ly:R} 0\n4 1 {0.5 * a:R} {0.5 * ly + bond:R} {buckling:R}");
        return text.ToString();
    }
}
