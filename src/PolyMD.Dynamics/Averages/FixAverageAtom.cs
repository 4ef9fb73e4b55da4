using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Averages;

/// <summary>Averages per-atom numbers (attributes, c_ID, f_ID, v_name) of the group over Nrepeat samples Nevery steps apart up to each multiple of
/// Nfreq. Per-atom vector for one input, array for several; 0 outside the group. Kept by atom id.</summary>
[FixStyle("ave/atom")]
public sealed class FixAverageAtom : FixBase, IEndOfStep, IPerAtomSource, IStateful, IRemembersIds
{
    private readonly SampleSchedule _schedule;
    private readonly ArgToken[] _tokens;
    private readonly IPerAtomQuantity[] _inputs;
    private double[] _sums = [], _means = [], _buffer = [];
    private int[] _ids = [];
    private int _orderVersion = -1;

    /// <summary>Reads <c>fix ID group ave/atom Nevery Nrepeat Nfreq inputs…</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Schedule and inputs.</param>
    public FixAverageAtom(StyleContext context, ArgReader args) : base(context)
    {
        _schedule = new SampleSchedule(args);
        List<ArgToken> tokens = [];
        do
        {
            ArgToken token = args.Token("value");
            if (!Resolver.IsReference(token.Text) && token.Text is not ("x" or "y" or "z" or "vx" or "vy" or "vz" or "fx" or "fy" or "fz"))
                args.Fail($"a value must be x, y, z, vx, vy, vz, fx, fy, fz, c_ID, f_ID or v_name, got '{token.Text}'");
            Resolver.Expand(Simulation, token, s => (s as IPerAtomSource)?.AtomColumns ?? 0, tokens);
        }
        while (!args.AtEnd);
        _tokens = [.. tokens];
        _inputs = new IPerAtomQuantity[_tokens.Length];
        Resolve();
        Follow();
        _schedule.Plan(Simulation.Step, 0);
    }

    /// <inheritdoc/>
    public int AtomColumns => _tokens.Length == 1 ? 0 : _tokens.Length;

    /// <inheritdoc/>
    public double AtomValue(int atom, int column)
    {
        Follow();
        return _means[atom * _tokens.Length + column];
    }

    /// <inheritdoc/>
    public override void Initialize()
    {
        Resolve();
        _schedule.Resume(Simulation.Step);
    }

    /// <inheritdoc/>
    public override void Setup() => EndOfStep();

    /// <inheritdoc/>
    public override Needs NeedsAt(long step)
    {
        Needs needs = Needs.None;
        if (step == _schedule.Next) foreach (IPerAtomQuantity q in _inputs) needs |= q.Requires;
        return needs;
    }

    /// <inheritdoc/>
    public void EndOfStep()
    {
        if (Simulation.Step != _schedule.Next) return;
        Follow();
        if (_schedule.IsFirst) Array.Clear(_sums);
        int n = Atoms.LocalCount, width = _tokens.Length;
        for (int k = 0; k < width; k++)
        {
            _inputs[k].Evaluate(_buffer.AsSpan(0, n));
            for (int i = 0; i < n; i++) if ((Atoms.GroupMask[i] & Group.Bit) != 0) _sums[i * width + k] += _buffer[i];
        }
        if (!_schedule.Advance(Simulation.Step)) return;
        for (int k = 0; k < _sums.Length; k++) _means[k] = _sums[k] / _schedule.Repeat;
    }

    /// <inheritdoc/>
    public void RenumberIds(Func<int, int> fresh)
    {
        Renumbering.Apply(_ids, fresh);
        _orderVersion = -1;
    }

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer)
    {
        _schedule.SaveState(writer);
        ArrayState.Save(writer, _ids.Select(i => (double)i).ToArray());
        ArrayState.Save(writer, _sums);
        ArrayState.Save(writer, _means);
    }

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader)
    {
        _schedule.LoadState(reader);
        _ids = ArrayState.Load(reader).Select(i => (int)i).ToArray();
        _sums = ArrayState.Load(reader);
        _means = ArrayState.Load(reader);
        _orderVersion = -1;
    }

    // Rows move with their atoms when the order of atoms changes.
    private void Follow()
    {
        int n = Atoms.LocalCount, width = _tokens.Length;
        if (_orderVersion == Atoms.OrderVersion && _ids.Length == n) return;
        double[] sums = new double[n * width], means = new double[n * width];
        int[] ids = new int[n];
        for (int i = 0; i < n; i++) ids[i] = Atoms.Id[i];
        for (int k = 0; k < _ids.Length; k++)
        {
            int i = Atoms.IndexOfId(_ids[k]);
            if (i < 0) continue;
            _sums.AsSpan(k * width, width).CopyTo(sums.AsSpan(i * width));
            _means.AsSpan(k * width, width).CopyTo(means.AsSpan(i * width));
        }
        (_ids, _sums, _means, _buffer) = (ids, sums, means, new double[n]);
        _orderVersion = Atoms.OrderVersion;
    }

    private void Resolve()
    {
        for (int k = 0; k < _tokens.Length; k++) _inputs[k] = Resolver.Of(Simulation, _tokens[k]).PerAtom(_tokens[k]);
    }
}
