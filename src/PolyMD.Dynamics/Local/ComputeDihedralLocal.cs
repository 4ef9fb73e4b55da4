using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Local;

/// <summary>Properties of each dihedral whose atoms are in the group: phi (degrees, −180 … 180, 180 is trans), v_name (a formula of phi in radians).</summary>
[ComputeStyle("dihedral/local")]
public sealed class ComputeDihedralLocal : TermCompute
{
    private static readonly string[] s_words = ["phi"];
    private double _phi;

    /// <summary>Reads <c>compute ID group dihedral/local values… [set phi variable]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Values and keyword.</param>
    public ComputeDihedralLocal(StyleContext context, ArgReader args) : base(context, args, ForceKind.Dihedral, s_words, "phi") { }

    /// <inheritdoc/>
    protected override void Begin(ReadOnlySpan<int> atoms)
    {
        // Bond vectors 2→1, 3→2 and 3→4; phi from the normals of both planes.
        Vec3 d12 = Between(atoms[0], atoms[1]), d23 = Between(atoms[1], atoms[2]), d43 = Between(atoms[3], atoms[2]);
        Vec3 a = Vec3.Cross(d12, d23), b = Vec3.Cross(d43, d23);
        _phi = Math.Atan2(d23.Length * Vec3.Dot(a, d43), Vec3.Dot(a, b));
    }

    /// <inheritdoc/>
    protected override double SetValue(ReadOnlySpan<int> atoms) => _phi;

    /// <inheritdoc/>
    protected override double Value(string word, int type, ReadOnlySpan<int> atoms) => 180 * _phi / Math.PI;
}
