using PolyMD.Dynamics.Averages;
using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Output;

/// <summary>Stores attributes of the atoms of a group when it is defined (references when the next run begins) and, if N is not 0, again every N steps.
/// Per-atom vector for one, array for several; 0 outside the group. Kept by atom id.</summary>
[FixStyle("store/state")]
public sealed class FixStoreState : FixBase, IEndOfStep, IPerAtomSource, IStateful, IRemembersIds
{
    private readonly long _every;
    private readonly bool _com;
    private readonly ArgToken[] _tokens;
    private readonly Func<int, double>?[] _attributes;
    private readonly IPerAtomQuantity?[] _references;
    private readonly Dictionary<int, double[]> _stored = [];
    private bool _needsReferences;
    private double[] _buffer = [];

    /// <summary>Reads <c>fix ID group store/state N inputs… [com yes|no]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Interval, inputs, keyword.</param>
    public FixStoreState(StyleContext context, ArgReader args) : base(context)
    {
        _every = args.Long("N", 0);
        List<ArgToken> tokens = [];
        List<Func<int, double>?> attributes = [];
        while (!args.AtEnd)
        {
            if (args.Peek == "com" && tokens.Count > 0)
            {
                args.Word("com");
                _com = args.YesNo("com");
                continue;
            }
            ArgToken token = args.Token("input");
            int before = tokens.Count;
            if (Resolver.IsReference(token.Text)) Resolver.Expand(Simulation, token, s => (s as IPerAtomSource)?.AtomColumns ?? 0, tokens);
            else tokens.Add(token);
            for (int k = before; k < tokens.Count; k++) attributes.Add(Resolver.IsReference(token.Text) ? null : AtomAttribute.Find(Simulation, token, args));
        }
        if (tokens.Count == 0) args.Fail("at least one attribute is needed");
        _tokens = [.. tokens];
        _attributes = [.. attributes];
        _references = new IPerAtomQuantity?[_tokens.Length];
        Resolve();
        _needsReferences = _references.Any(r => r is not null);
        Store(false);
    }

    /// <inheritdoc/>
    public int AtomColumns => _tokens.Length == 1 ? 0 : _tokens.Length;

    /// <inheritdoc/>
    public double AtomValue(int atom, int column) =>
        (Atoms.GroupMask[atom] & Group.Bit) != 0 && _stored.TryGetValue(Atoms.Id[atom], out double[]? row) ? row[column] : 0;

    /// <inheritdoc/>
    public override void Initialize() => Resolve();

    /// <inheritdoc/>
    public override void Setup()
    {
        if (!_needsReferences) return;
        _needsReferences = false;
        // Attributes stay as they were when the fix was defined, or at the last multiple of N.
        Store(true, attributes: false);
    }

    /// <inheritdoc/>
    public override Needs NeedsAt(long step)
    {
        Needs needs = Needs.None;
        if (_needsReferences || (_every > 0 && step % _every == 0)) foreach (IPerAtomQuantity? q in _references) needs |= q?.Requires ?? Needs.None;
        return needs;
    }

    /// <inheritdoc/>
    public void EndOfStep()
    {
        if (_every > 0 && Simulation.Step % _every == 0) Store(true);
    }

    /// <inheritdoc/>
    public void RenumberIds(Func<int, int> fresh)
    {
        Renumbering.Apply(_stored, fresh);
    }

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer)
    {
        writer.Write(_needsReferences);
        writer.Write(_stored.Count);
        foreach ((int id, double[] row) in _stored.OrderBy(p => p.Key))
        {
            writer.Write(id);
            ArrayState.Save(writer, row);
        }
    }

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader)
    {
        _needsReferences = reader.ReadBoolean();
        int n = reader.ReadInt32();
        _stored.Clear();
        for (int k = 0; k < n; k++) _stored[reader.ReadInt32()] = ArrayState.Load(reader);
    }

    private void Store(bool references, bool attributes = true)
    {
        Vec3 centre = _com ? GroupSums.Centre(Simulation, Group.Bit) : default;
        int n = Atoms.LocalCount;
        if (_buffer.Length < n) _buffer = new double[n];
        for (int k = 0; k < _tokens.Length; k++)
        {
            if (_references[k] is { } q)
            {
                if (!references) continue;
                q.Evaluate(_buffer.AsSpan(0, n));
            }
            else if (!attributes) continue;
            double shift = _tokens[k].Text switch { "xu" => centre.X, "yu" => centre.Y, "zu" => centre.Z, _ => 0 };
            for (int i = 0; i < n; i++)
            {
                if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
                if (!_stored.TryGetValue(Atoms.Id[i], out double[]? row)) _stored[Atoms.Id[i]] = row = new double[_tokens.Length];
                row[k] = _attributes[k] is { } attribute ? attribute(i) - shift : _buffer[i];
            }
        }
    }

    private void Resolve()
    {
        for (int k = 0; k < _tokens.Length; k++) if (_attributes[k] is null) _references[k] = Resolver.Of(Simulation, _tokens[k]).PerAtom(_tokens[k]);
    }
}
