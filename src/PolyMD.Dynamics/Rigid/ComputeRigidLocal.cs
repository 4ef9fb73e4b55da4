using PolyMD.Dynamics.Common;
using PolyMD.Dynamics.Local;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Rigid;

/// <summary>
/// Attributes of the bodies of a fix rigid/small, one row for each body whose owner is in the group. The owner is the atom nearest to the middle of
/// the extents of the body.
/// </summary>
[ComputeStyle("rigid/local")]
public sealed class ComputeRigidLocal : LocalCompute
{
    private static readonly string[] s_words =
    [
        "id", "mol", "mass", "x", "y", "z", "xu", "yu", "zu", "ix", "iy", "iz", "vx", "vy", "vz", "fx", "fy", "fz", "omegax", "omegay", "omegaz", "angmomx", "angmomy", "angmomz",
        "quatw", "quati", "quatj", "quatk", "tqx", "tqy", "tqz", "inertiax", "inertiay", "inertiaz",
    ];

    private readonly ArgToken _fix;
    private readonly List<string> _inputs = [];

    /// <summary>Reads <c>compute ID group rigid/local fix-ID inputs…</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Id of a fix rigid/small; attributes.</param>
    public ComputeRigidLocal(StyleContext context, ArgReader args) : base(context)
    {
        _fix = args.Token("fix-ID");
        do _inputs.Add(args.Choice("attribute", s_words));
        while (!args.AtEnd);
    }

    /// <inheritdoc/>
    public override int Width => _inputs.Count;

    /// <inheritdoc/>
    public override void Initialize()
    {
        base.Initialize();
        if (!RigidReference.Find(Simulation, _fix).Style.EndsWith("small", StringComparison.Ordinal)) throw new DeckException(_fix.Span, "compute rigid/local needs a fix rigid/small: others have an array, f_ID[i][j]");
    }

    /// <inheritdoc/>
    protected override void Fill()
    {
        List<(int Owner, RigidBody Body)> rows = [];
        foreach (RigidBody b in RigidReference.Find(Simulation, _fix).Bodies) rows.Add((b.Owner, b));
        rows.Sort((a, b) => a.Owner.CompareTo(b.Owner));
        foreach ((int owner, RigidBody b) in rows)
        {
            int i = Atoms.IndexOfId(owner);
            if (i < 0 || !InGroup(i)) continue;
            int ix = 0, iy = 0, iz = 0;
            Vec3 wrapped = Simulation.Box.Wrap(b.Centre, ref ix, ref iy, ref iz);
            foreach (string word in _inputs) Add(Value(b, word, owner, Atoms.Molecule[i], wrapped, ix, iy, iz));
        }
    }

    private static double Value(RigidBody b, string word, int owner, int molecule, Vec3 wrapped, int ix, int iy, int iz) => word switch
    {
        "id" => owner,
        "mol" => molecule,
        "mass" => b.Mass,
        "x" or "y" or "z" => wrapped[word[0] - 'x'],
        "xu" or "yu" or "zu" => b.Centre[word[0] - 'x'],
        "ix" => ix,
        "iy" => iy,
        "iz" => iz,
        "vx" or "vy" or "vz" => b.Velocity[word[1] - 'x'],
        "fx" or "fy" or "fz" => b.Force[word[1] - 'x'],
        "tqx" or "tqy" or "tqz" => b.Torque[word[2] - 'x'],
        "quatw" => b.Orientation.W,
        "quati" => b.Orientation.X,
        "quatj" => b.Orientation.Y,
        "quatk" => b.Orientation.Z,
        _ when word.StartsWith("omega", StringComparison.Ordinal) => b.AngularVelocity[word[^1] - 'x'],
        _ when word.StartsWith("angmom", StringComparison.Ordinal) => b.AngularMomentum[word[^1] - 'x'],
        _ => b.Moments[word[^1] - 'x'],
    };
}
