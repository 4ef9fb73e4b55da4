using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Control;

/// <summary>
/// A PID controller: every N steps an internal-style variable becomes c ← c − α (Kp τ e + Ki τ² Σ e + Kd (e − e')), e the deviation of a
/// quantity from its set point, e' that of the last time, Σ e of all but the first, τ = N dt. Vector: the three terms of the last update.
/// </summary>
[FixStyle("controller")]
public sealed class FixController : FixBase, IEndOfStep, IVectorSource, IStateful
{
    private readonly int _every;
    private readonly double _alpha, _proportional, _integral, _derivative, _setPoint;
    private readonly ArgToken _processToken, _control;
    private readonly double[] _terms = new double[3];
    private IScalarQuantity? _process;
    private double _sum, _lastError;
    private bool _begun;

    /// <summary>Reads <c>fix ID group controller N alpha Kp Ki Kd pvar setpoint cvar</c>.</summary>
    /// <param name="context">Simulation, id, group (not used).</param>
    /// <param name="args">Interval, constants, quantity, set point, name of an internal-style variable.</param>
    public FixController(StyleContext context, ArgReader args) : base(context)
    {
        _every = args.Integer("N", 1);
        _alpha = args.Double("alpha");
        _proportional = args.Double("Kp");
        _integral = args.Double("Ki");
        _derivative = args.Double("Kd");
        _processToken = args.Token("pvar");
        if (!Resolver.IsReference(_processToken.Text)) args.Fail($"'pvar' must be c_ID, c_ID[i], f_ID, f_ID[i] or v_name, got '{_processToken.Text}'");
        _setPoint = args.Double("setpoint");
        _control = args.Token("cvar");
        args.ExpectEnd();
        Initialize();
        // Fails here if there is no such variable, or none of style internal.
        Resolver.Of(Simulation, _control).SetInternal(_control, Control);
    }

    /// <inheritdoc/>
    public int VectorLength => 3;

    /// <inheritdoc/>
    public bool VectorIsExtensive => true;

    private double Control => Resolver.Of(Simulation, _control).Scalar(new ArgToken($"v_{_control.Text}", _control.Span)).Evaluate();

    /// <inheritdoc/>
    public double VectorAt(int index) => _terms[index];

    /// <inheritdoc/>
    public override void Initialize() => _process = Resolver.Of(Simulation, _processToken).Scalar(_processToken);

    /// <inheritdoc/>
    public override Needs NeedsAt(long step) => step % _every == 0 ? _process!.Requires : Needs.None;

    /// <inheritdoc/>
    public void EndOfStep()
    {
        if (Simulation.Step % _every != 0) return;
        double error = _process!.Evaluate() - _setPoint, tau = _every * Simulation.TimeStep;
        double change = _begun ? error - _lastError : 0;
        // The first sample only sets what the later ones are compared with.
        if (_begun) _sum += error;
        _begun = true;
        _lastError = error;
        _terms[0] = -_proportional * _alpha * tau * error;
        _terms[1] = -_integral * _alpha * tau * tau * _sum;
        _terms[2] = -_derivative * _alpha * change;
        Resolver.Of(Simulation, _control).SetInternal(_control, Control + _terms[0] + _terms[1] + _terms[2]);
    }

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer)
    {
        foreach (double t in _terms) writer.Write(t);
        writer.Write(_sum);
        writer.Write(_lastError);
        writer.Write(_begun);
    }

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader)
    {
        for (int k = 0; k < 3; k++) _terms[k] = reader.ReadDouble();
        _sum = reader.ReadDouble();
        _lastError = reader.ReadDouble();
        _begun = reader.ReadBoolean();
    }
}
