using PolyMD.Engine;
using PolyMD.Numerics;

namespace PolyMD.Forces.KSpace;

/// <summary>
/// The long-range part of the interaction between two groups: the Ewald energy is a quadratic form Q(q, q) of the charges, so that groups A and B that share the atoms C
/// have the pairs 2 Q(A, B) − Q(C, C); the self energy −C g/√π Σ q² of the shared atoms, a neutralising background −C π Σq Σq′/(2 g² V) and the term of a slab follow
/// the same rule (Bogusz, Cheatham, Brooks, J. Chem. Phys. 108, 7070 (1998), for the background).
/// </summary>
/// <param name="charges">Constants of the whole system.</param>
/// <param name="g">Splitting parameter.</param>
/// <param name="cell">The cell that is summed.</param>
/// <param name="slab">Whether the dipole term of a slab acts.</param>
internal sealed class GroupSum(ChargeTerms charges, double g, ReciprocalCell cell, bool slab) : IDisposable
{
    private readonly NativeBuffer<double> _first = new(), _second = new();

    /// <summary>Sum over wave vectors with the charges of one and of another group: Q, and the force on the first.</summary>
    public delegate GroupInteraction Form(NativeBuffer<double> first, NativeBuffer<double> second);

    /// <summary>Sums up.</summary>
    public GroupInteraction Between(AtomStore atoms, uint first, uint second, bool boundary, Form form)
    {
        GroupCharges a = GroupCharges.Pick(atoms, first, _first), b = GroupCharges.Pick(atoms, second, _second);
        GroupInteraction across = form(_first, _second);
        double energy = 2 * across.Energy + (slab ? 2 * Slab(a, b) : 0), background = 2 * a.Sum * b.Sum;
        Vec3 force = across.Force;
        // The real-space part of a slab's force between groups: −∂/∂z of the term with one factor from either group.
        if (slab) force += new Vec3(0, 0, SlabForce(a, b));
        GroupCharges both = GroupCharges.Pick(atoms, first | second, _first);
        if (both.SquareSum > 0)
        {
            energy -= form(_first, _first).Energy + charges.Coulomb * g * both.SquareSum / Math.Sqrt(Math.PI);
            if (slab) energy -= Slab(both, both);
            background -= both.Sum * both.Sum;
        }
        if (boundary) energy -= charges.Coulomb * Math.PI / (2 * g * g * cell.Volume) * background;
        return new GroupInteraction(energy, force);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
    }

    private double SlabScale => charges.Coulomb * 2 * Math.PI / (cell.Edges.X * cell.Edges.Y * cell.Edges.Z);

    private double Slab(in GroupCharges a, in GroupCharges b) =>
        SlabScale * (a.Dipole * b.Dipole - 0.5 * (a.Sum * b.Second + b.Sum * a.Second) - a.Sum * b.Sum * cell.Edges.Z * cell.Edges.Z / 12);

    private double SlabForce(in GroupCharges a, in GroupCharges b) => -2 * SlabScale * (a.Sum * b.Dipole - b.Sum * a.Dipole);
}
