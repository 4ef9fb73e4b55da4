using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Local;

/// <summary>
/// Properties of each bond whose atoms are in the group: dist (length), engpot (potential energy), force and fx, fy, fz (−dU/dr, on the first
/// atom), engvib, engrot, engtrans (kinetic energies along and across the bond about the pair's centre of mass, and of the centre),
/// omega (angular velocity), velvib (rate of change of the length), v_name (a formula of the length).
/// </summary>
[ComputeStyle("bond/local")]
public sealed class ComputeBondLocal : TermCompute
{
    private static readonly string[] s_words = ["dist", "engpot", "force", "fx", "fy", "fz", "engvib", "engrot", "engtrans", "omega", "velvib"];
    private Vec3 _d;
    private double _r;

    /// <summary>Reads <c>compute ID group bond/local values… [set dist variable]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Values and keyword.</param>
    public ComputeBondLocal(StyleContext context, ArgReader args) : base(context, args, ForceKind.Bond, s_words, "dist") { }

    /// <inheritdoc/>
    protected override void Begin(ReadOnlySpan<int> atoms)
    {
        _d = Between(atoms[0], atoms[1]);
        _r = _d.Length;
    }

    /// <inheritdoc/>
    protected override double SetValue(ReadOnlySpan<int> atoms) => _r;

    /// <inheritdoc/>
    protected override double Value(string word, int type, ReadOnlySpan<int> atoms)
    {
        double over;
        switch (word)
        {
            case "dist": return _r;
            case "engpot": return Energy(type, atoms, out _);
            case "force":
                Energy(type, atoms, out over);
                return over * _r;
            case "fx" or "fy" or "fz":
                Energy(type, atoms, out over);
                return over * _d[word[1] - 'x'];
        }
        Vec3 e = _d / _r, v1 = Atoms.Velocity(atoms[0]), v2 = Atoms.Velocity(atoms[1]);
        double m1 = Atoms.Mass[atoms[0]], m2 = Atoms.Mass[atoms[1]], unit = Simulation.Units.MassVelocity2ToEnergy;
        Vec3 centre = (v1 * m1 + v2 * m2) / (m1 + m2);
        (v1, v2) = (v1 - centre, v2 - centre);
        double along1 = Vec3.Dot(v1, e), along2 = Vec3.Dot(v2, e);
        switch (word)
        {
            case "engvib": return 0.5 * unit * (m1 * along1 * along1 + m2 * along2 * along2);
            case "engrot": return 0.5 * unit * (m1 * (v1 - e * along1).LengthSquared + m2 * (v2 - e * along2).LengthSquared);
            case "engtrans": return 0.5 * unit * (m1 + m2) * centre.LengthSquared;
            case "omega": return Vec3.Cross(v1 - v2, e).Length / _r;
            default: return along1 - along2;
        }
    }
}
