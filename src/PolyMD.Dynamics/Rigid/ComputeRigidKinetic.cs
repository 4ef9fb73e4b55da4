using PolyMD.Dynamics.Common;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Rigid;

/// <summary>Kinetic energy of the bodies of a fix rigid: of their centres, ½ Σ m v² (ke/rigid), or of their rotation, ½ Σ ω·I ω (erotate/rigid). Scalar, extensive.</summary>
[ComputeStyle("ke/rigid")]
[ComputeStyle("erotate/rigid")]
public sealed class ComputeRigidKinetic : ComputeBase, IScalarSource
{
    private readonly ArgToken _fix;
    private FixRigid? _rigid;

    /// <summary>Reads <c>compute ID group ke/rigid|erotate/rigid fix-ID</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Id of a fix rigid.</param>
    public ComputeRigidKinetic(StyleContext context, ArgReader args) : base(context)
    {
        _fix = args.Token("fix-ID");
        args.ExpectEnd();
    }

    /// <inheritdoc/>
    public double Scalar { get; private set; }

    /// <inheritdoc/>
    public bool ScalarIsExtensive => true;

    /// <inheritdoc/>
    public override void Initialize()
    {
        base.Initialize();
        _rigid = RigidReference.Find(Simulation, _fix);
    }

    /// <inheritdoc/>
    protected override void Update()
    {
        _rigid ??= RigidReference.Find(Simulation, _fix);
        double sum = 0;
        bool centres = Style == "ke/rigid";
        foreach (RigidBody b in _rigid.Bodies) sum += centres ? b.Mass * b.Velocity.LengthSquared : Vec3.Dot(b.AngularMomentum, b.AngularVelocity);
        Scalar = 0.5 * sum * Simulation.Units.MassVelocity2ToEnergy;
    }
}
