using System.Runtime.InteropServices;
using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Chunks;

/// <summary>
/// Assigns each atom of a group (in a region) to a chunk: a type, a molecule, a bin, a shell, or the whole part of a per-atom number.
/// Chunks can be limited in number and compressed to those that have atoms. Per-atom value: the 1-based chunk, 0 for none. Scalar: chunks.
/// </summary>
[ComputeStyle("chunk/atom")]
public sealed class ComputeChunkAtom : ComputeBase, IPerAtomSource, IScalarSource, IChunkAssignment, IStateful, IRemembersIds
{
    private readonly ChunkSettings _settings;
    private readonly IChunkRule _rule;
    private readonly bool _countOnce;
    private readonly string _discard;
    private readonly List<IFix> _holders = [];
    private readonly Dictionary<int, int> _compressed = [];
    private List<int> _originals = [];
    private IRegion? _region;
    private int[] _chunkOf = [];
    private Dictionary<int, int>? _fixedIds;
    private bool _isSetUp, _fixedByHold;
    private long _assignedVersion = -1, _setupVersion = -1;

    /// <summary>Reads <c>compute ID group chunk/atom style args keywords…</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Style and keywords.</param>
    public ComputeChunkAtom(StyleContext context, ArgReader args) : base(context)
    {
        _settings = ChunkSettings.Read(args);
        _rule = _settings.CreateRule(Simulation, $"compute {Id} (chunk/atom)", args);
        string style = _settings.Style.Text;
        // Bins of a fixed box come out the same every time.
        _countOnce = _settings.CountOnce ?? (!_settings.Compress && (style == "type" || (style == "molecule" && _settings.Region is null)));
        _discard = _settings.Discard ?? (_rule.IsBinned ? "mixed" : "yes");
        Resolve();
    }

    /// <inheritdoc/>
    public int ChunkCount { get; private set; }

    /// <inheritdoc/>
    public double Scalar => ChunkCount;

    /// <inheritdoc/>
    public int CoordinateCount => _rule.CoordinateCount;

    /// <inheritdoc/>
    public ReadOnlySpan<int> OriginalIds => IsCompressed ? CollectionsMarshal.AsSpan(_originals) : [];

    /// <inheritdoc/>
    public bool IsCompressed => _settings.Compress;

    /// <inheritdoc/>
    public int AtomColumns => 0;

    /// <inheritdoc/>
    public override Needs Requires => (_rule as ValueRule)?.Requires ?? Needs.None;

    /// <inheritdoc/>
    public double Coordinate(int chunk, int k) => IsCompressed && chunk >= _originals.Count ? 0 : _rule.Coordinate(Original(chunk), k);

    /// <inheritdoc/>
    public double ChunkVolume(int chunk) => _rule.Volume(Original(chunk));

    /// <inheritdoc/>
    public double AtomValue(int atom, int column) => _chunkOf[atom];

    /// <inheritdoc/>
    public int ChunkOf(int atom) => _chunkOf[atom];

    /// <inheritdoc/>
    public void Hold(IFix owner)
    {
        if (!_holders.Contains(owner)) _holders.Add(owner);
    }

    /// <inheritdoc/>
    public void Release(IFix owner)
    {
        _holders.Remove(owner);
        if (_holders.Count > 0 || !_fixedByHold) return;
        _fixedIds = null;
        _fixedByHold = false;
    }

    /// <inheritdoc/>
    public override void Initialize()
    {
        base.Initialize();
        _assignedVersion = _setupVersion = -1;
        Resolve();
    }

    /// <inheritdoc/>
    public override void Setup()
    {
        // What is found once is found at the beginning of the first run, not when a fix first asks.
        if (_countOnce || _settings.Ids == "once") SetupChunks();
        if (_settings.Ids == "once") AssignChunks();
    }

    /// <inheritdoc/>
    public int SetupChunks()
    {
        if (_isSetUp && (_countOnce || _holders.Count > 0 || _setupVersion == Simulation.StateVersion)) return ChunkCount;
        _isSetUp = true;
        _setupVersion = Simulation.StateVersion;
        _assignedVersion = -1;
        int count = _rule.Setup();
        if (count < 0 || IsCompressed) _rule.Prepare();
        if (count < 0)
        {
            count = 0;
            for (int i = 0; i < Atoms.LocalCount; i++) if (TakesPart(i)) count = Math.Max(count, _rule.RawId(i, _discard));
        }
        int limit = _rule.IsBinned ? 0 : _settings.Limit;
        if (IsCompressed)
        {
            int greatest = _settings.LimitFirst && limit > 0 ? Math.Min(limit, count) : count;
            FillCompression(greatest);
            count = _originals.Count;
        }
        if (limit > 0 && (_settings.LimitExact || !_settings.LimitFirst || !IsCompressed)) count = _settings.LimitExact ? limit : Math.Min(count, limit);
        ChunkCount = count;
        return count;
    }

    /// <inheritdoc/>
    public void AssignChunks()
    {
        if (_assignedVersion == Simulation.StateVersion) return;
        int n = Atoms.LocalCount;
        if (_chunkOf.Length < n) _chunkOf = new int[n];
        bool held = _settings.Ids == "nfreq" && _holders.Count > 0;
        if (_fixedIds is not null && (_settings.Ids == "once" || held))
        {
            for (int i = 0; i < n; i++) _chunkOf[i] = _fixedIds.GetValueOrDefault(Atoms.Id[i]);
        }
        else
        {
            _rule.Prepare();
            for (int i = 0; i < n; i++) _chunkOf[i] = TakesPart(i) ? Final(_rule.RawId(i, _discard)) : 0;
            if (_settings.Ids == "once" || held)
            {
                _fixedIds = [];
                _fixedByHold = held;
                for (int i = 0; i < n; i++) _fixedIds[Atoms.Id[i]] = _chunkOf[i];
            }
        }
        _assignedVersion = Simulation.StateVersion;
    }

    /// <inheritdoc/>
    public void RenumberIds(Func<int, int> fresh)
    {
        if (_fixedIds is null) return;
        Renumbering.Apply(_fixedIds, fresh);
    }

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer)
    {
        writer.Write(_isSetUp);
        writer.Write(ChunkCount);
        writer.Write(_originals.Count);
        foreach (int id in _originals) writer.Write(id);
        writer.Write(_fixedIds?.Count ?? -1);
        foreach ((int id, int chunk) in (_fixedIds ?? []).OrderBy(p => p.Key))
        {
            writer.Write(id);
            writer.Write(chunk);
        }
    }

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader)
    {
        bool wasSetUp = reader.ReadBoolean();
        int count = reader.ReadInt32(), originals = reader.ReadInt32();
        _originals = [];
        _compressed.Clear();
        for (int k = 0; k < originals; k++)
        {
            _originals.Add(reader.ReadInt32());
            _compressed[_originals[k]] = k + 1;
        }
        int ids = reader.ReadInt32();
        _fixedIds = ids < 0 ? null : [];
        for (int k = 0; k < ids; k++) _fixedIds![reader.ReadInt32()] = reader.ReadInt32();
        if (wasSetUp) _rule.Setup();
        _isSetUp = wasSetUp;
        ChunkCount = count;
    }

    /// <inheritdoc/>
    protected override void Update()
    {
        SetupChunks();
        AssignChunks();
    }

    private bool TakesPart(int i) => (Atoms.GroupMask[i] & Group.Bit) != 0 && (_region is null || _region.Contains(Atoms.Position(i)));

    private int Original(int chunk) => IsCompressed && chunk < _originals.Count ? _originals[chunk] - 1 : chunk;

    // Raw id to chunk: compression first, then the fate of those outside 1 … count.
    private int Final(int raw)
    {
        if (IsCompressed)
        {
            if (_rule.IsBinned && raw <= 0) return 0;
            // Other chunks keep the id 0 as one of their own: atoms without cluster or molecule.
            raw = _settings.LimitFirst && _settings.Limit > 0 && !_rule.IsBinned ? Limited(raw) : raw;
            raw = _compressed.GetValueOrDefault(raw);
        }
        if (raw >= 1 && raw <= ChunkCount) return raw;
        return _discard == "no" && !_rule.IsBinned ? ChunkCount : 0;
    }

    private int Limited(int raw) => raw <= _settings.Limit ? raw : _discard == "no" ? _settings.Limit : 0;

    private void FillCompression(int greatest)
    {
        SortedSet<int> seen = [];
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if (!TakesPart(i)) continue;
            int raw = _rule.RawId(i, _discard);
            if (raw > greatest) raw = _discard == "no" ? greatest : 0;
            if (raw >= 1 || !_rule.IsBinned) seen.Add(raw);
        }
        _originals = [.. seen];
        _compressed.Clear();
        for (int k = 0; k < _originals.Count; k++) _compressed[_originals[k]] = k + 1;
    }

    private void Resolve()
    {
        if (_settings.Region is { } token) _region = RegionArgument.Find(Simulation, token);
        (_rule as ValueRule)?.Resolve();
    }
}
