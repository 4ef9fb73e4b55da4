using PolyMD.Numerics;

namespace PolyMD.Physics.Tests.Styles;

/// <summary>Gradients where no reference of LAMMPS can say so (its forces are not the slope of its energy there), and forces at straight and flat geometries.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class BondedGradientTests
{
    [TestCase("angle_style cosine/delta\nangle_coeff * 50.0 107.0")]
    [TestCase("angle_style cosine/periodic\nangle_coeff * 60.0 1 1")]
    [TestCase("angle_style cosine/periodic\nangle_coeff * 60.0 -1 5")]
    [TestCase("angle_style fourier/simple\nangle_coeff * 50.0 0.7 3.0")]
    [TestCase("angle_style fourier/simple\nangle_coeff * 50.0 0.7 2.5")]
    [TestCase("angle_style mm3\nangle_coeff * 50.0 109.5")]
    [TestCase("angle_style cosine/shift/exp\nangle_coeff * 60.0 80.0 0.0005")]
    [TestCase("dihedral_style cosine/shift/exp\ndihedral_coeff * 6.0 170.0 -0.0005")]
    [TestCase("improper_style cossq\nimproper_coeff * 30.0 55.0")]
    [TestCase("improper_style inversion/harmonic\nimproper_coeff * 18.8 25.0")]
    public void Forces_AgainstCentralDifferences_AreTheGradient(string lines)
    {
        using BondedDeck deck = new(lines);
        deck.Evaluate();
        Vec3[] forces = deck.Forces;
        double rms = Math.Sqrt(forces.Average(f => f.LengthSquared));
        foreach (int i in (int[])[3, 40, 77, 110])
        {
            Vec3 home = deck.Simulation.Atoms.Position(i);
            for (int axis = 0; axis < 3; axis++)
            {
                double Energy(double h)
                {
                    deck.Move(i, home + Vec3.Zero.With(axis, h));
                    return deck.Evaluate();
                }
                double slope = (4 * (Energy(1e-4) - Energy(-1e-4)) / 2e-4 - (Energy(2e-4) - Energy(-2e-4)) / 4e-4) / 3;
                deck.Move(i, home);
                Assert.That(-slope, Is.EqualTo(forces[i][axis]).Within(1e-6 * Math.Max(rms, forces[i].Length)), $"atom {i} axis {axis}");
            }
        }
    }

    [TestCase("angle_style cosine\nangle_coeff * 50.0")]
    [TestCase("angle_style cosine/squared\nangle_coeff * 50.0 120.0")]
    [TestCase("angle_style cosine/delta\nangle_coeff * 50.0 120.0")]
    [TestCase("angle_style harmonic\nangle_coeff * 50.0 120.0")]
    [TestCase("angle_style class2\nangle_coeff * 120 50 1 1\nangle_coeff * bb 1 1 1\nangle_coeff * ba 1 1 1 1")]
    [TestCase("angle_style fourier/simple\nangle_coeff * 50.0 1.0 3.0")]
    [TestCase("dihedral_style class2\ndihedral_coeff * 1 0 1 0 1 0\ndihedral_coeff * mbt 1 1 1 1\ndihedral_coeff * ebt 1 1 1 1 1 1 1 1\ndihedral_coeff * at 1 1 1 1 1 1 100 100\ndihedral_coeff * aat 1 100 100\ndihedral_coeff * bb13 1 1 1")]
    [TestCase("dihedral_style quadratic\ndihedral_coeff * 10 60")]
    [TestCase("dihedral_style spherical\ndihedral_coeff * 1 28.6 1 124 1 1 90.0 0 1 90.0 0")]
    [TestCase("improper_style harmonic\nimproper_coeff * 20 0")]
    [TestCase("improper_style class2\nimproper_coeff * 20 0\nimproper_coeff * aa 1 1 1 110 110 110")]
    [TestCase("improper_style umbrella\nimproper_coeff * 20 0")]
    [TestCase("improper_style fourier\nimproper_coeff * 20 1 -1 0.5 1")]
    [TestCase("improper_style inversion/harmonic\nimproper_coeff * 20 0")]
    [TestCase("improper_style ring\nimproper_coeff * 20 70")]
    [TestCase("improper_style cossq\nimproper_coeff * 20 30")]
    [TestCase("improper_style distance\nimproper_coeff * 20 30")]
    public void Forces_OfStraightAndFlatMolecules_AreFinite(string lines)
    {
        foreach (int lanes in (int[])[1, 4])
        {
            using BondedDeck deck = new(lines, lanes: lanes);
            var atoms = deck.Simulation.Atoms;
            // Each molecule of twelve: the odd ones on a line, the others in a plane.
            for (int i = 0; i < atoms.LocalCount; i++)
            {
                int id = atoms.Id[i] - 1, molecule = id / 12, k = id % 12;
                Vec3 corner = new(7.3 * (molecule % 3), 9.1 * (molecule / 3 % 2), 10.2 * (molecule / 6));
                deck.Move(i, corner + (molecule % 2 == 0 ? new Vec3(1.5 * (k % 4), 1.5 * (k / 4), 0) : new Vec3(0, 0, 0.8 * k)));
            }
            double energy = deck.Evaluate();
            Assert.That(double.IsFinite(energy));
            Assert.That(deck.Forces.All(f => double.IsFinite(f.LengthSquared)));
        }
    }
}
