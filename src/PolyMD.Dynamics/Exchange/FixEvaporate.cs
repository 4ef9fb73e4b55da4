using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Exchange;

/// <summary>
/// Every N steps removes M atoms of the group that lie in a region, chosen at random; with molecule yes the whole molecule of every atom
/// chosen, with its bonded terms, until M atoms are gone. Scalar: atoms removed so far.
/// </summary>
[FixStyle("evaporate")]
public sealed class FixEvaporate : FixBase, IPreExchange, IScalarSource, IStateful
{
    private readonly int _every, _count;
    private readonly bool _molecules;
    private readonly RegionFilter _filter;
    private readonly MinimalStandardRandom _random;
    private readonly List<int> _eligible = [];
    private long _next, _removed;

    /// <summary>Reads <c>fix ID group evaporate N M region-ID seed [molecule yes|no]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Interval, atoms each time, region, seed.</param>
    public FixEvaporate(StyleContext context, ArgReader args) : base(context)
    {
        _every = args.Integer("N", 1);
        _count = args.Integer("M", 1);
        _filter = new RegionFilter(Simulation, Group);
        _filter.Read(args);
        _random = new MinimalStandardRandom(Simulation.Seeds.Read(args), dropped: 30);
        while (!args.AtEnd)
        {
            if (args.Word("keyword") != "molecule") args.UnknownKeyword("molecule");
            _molecules = args.YesNo("molecule");
        }
        _next = Simulation.Step / _every * _every + _every;
    }

    /// <inheritdoc/>
    public double Scalar => _removed;

    /// <inheritdoc/>
    public override void Initialize()
    {
        _filter.Resolve();
        if (_molecules) return;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) != 0 && Simulation.Topology.Contains(Atoms.Id[i]))
                throw new PolyMDException($"fix {Id} (evaporate): atom {Atoms.Id[i]} has bonds; use 'molecule yes' to remove whole molecules");
        }
    }

    /// <inheritdoc/>
    public bool PreExchange()
    {
        if (Simulation.Step != _next) return false;
        _next = Simulation.Step + _every;
        _eligible.Clear();
        for (int i = 0; i < Atoms.LocalCount; i++) if (_filter.Contains(i)) _eligible.Add(i);
        bool[] gone = new bool[Atoms.LocalCount];
        for (int done = 0; _eligible.Count > 0 && done < _count;)
        {
            int at = (int)(_eligible.Count * _random.Uniform()), atom = _eligible[at], molecule = Atoms.Molecule[atom];
            if (!_molecules || molecule == 0)
            {
                gone[atom] = true;
                done++;
            }
            else
            {
                for (int i = 0; i < gone.Length; i++)
                {
                    if (Atoms.Molecule[i] != molecule) continue;
                    gone[i] = true;
                    done++;
                }
            }
            // The last of the list takes the place of one that is gone.
            for (int k = 0; k < _eligible.Count;)
            {
                if (gone[_eligible[k]])
                {
                    _eligible[k] = _eligible[^1];
                    _eligible.RemoveAt(_eligible.Count - 1);
                }
                else k++;
            }
        }
        _removed += AtomEditing.Remove(Simulation, gone, false, true);
        return true;
    }

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer)
    {
        writer.Write(_next);
        writer.Write(_removed);
        _random.Save(writer);
    }

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader)
    {
        _next = reader.ReadInt64();
        _removed = reader.ReadInt64();
        _random.Load(reader);
    }
}
