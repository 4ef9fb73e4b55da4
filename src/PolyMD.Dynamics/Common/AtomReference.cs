using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Common;

/// <summary>A vector stored for each atom of a group at one moment, found again by atom id.</summary>
internal sealed class AtomReference : IStateful, IRemembersIds
{
    private readonly AtomStore _atoms;
    private int[] _ids, _slotOf = [];
    private Vec3[] _values;
    private int _orderVersion = -1;

    public AtomReference(AtomStore atoms, uint bit, Func<int, Vec3> value)
    {
        _atoms = atoms;
        int n = (int)GroupSums.Count(atoms, bit);
        _ids = new int[n];
        _values = new Vec3[n];
        for (int i = 0, k = 0; i < atoms.LocalCount; i++)
        {
            if ((atoms.GroupMask[i] & bit) == 0) continue;
            _ids[k] = atoms.Id[i];
            _values[k++] = value(i);
        }
    }

    /// <summary>The vector of an atom; zero for atoms that were not there.</summary>
    public Vec3 Of(int atom) => Slot(atom) is var k && k >= 0 ? _values[k] : default;

    public void Set(int atom, Vec3 value)
    {
        int k = Slot(atom);
        if (k >= 0) _values[k] = value;
    }

    public void RenumberIds(Func<int, int> fresh)
    {
        Renumbering.Apply(_ids, fresh);
        _orderVersion = -1;
    }

    public void SaveState(BinaryWriter writer)
    {
        writer.Write(_ids.Length);
        for (int k = 0; k < _ids.Length; k++)
        {
            writer.Write(_ids[k]);
            writer.Write(_values[k].X);
            writer.Write(_values[k].Y);
            writer.Write(_values[k].Z);
        }
    }

    public void LoadState(BinaryReader reader)
    {
        int n = reader.ReadInt32();
        _ids = new int[n];
        _values = new Vec3[n];
        for (int k = 0; k < n; k++)
        {
            _ids[k] = reader.ReadInt32();
            _values[k] = new Vec3(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
        }
        _orderVersion = -1;
    }

    private int Slot(int atom)
    {
        if (_orderVersion != _atoms.OrderVersion || _slotOf.Length < _atoms.LocalCount)
        {
            _slotOf = new int[_atoms.LocalCount];
            Array.Fill(_slotOf, -1);
            for (int k = 0; k < _ids.Length; k++)
            {
                int i = _atoms.IndexOfId(_ids[k]);
                if (i >= 0) _slotOf[i] = k;
            }
            _orderVersion = _atoms.OrderVersion;
        }
        return _slotOf[atom];
    }
}
