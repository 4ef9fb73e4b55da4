using PolyMD.Dynamics.Common;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Computes;

/// <summary>
/// Mean squared displacement of a group since the compute was defined, from unwrapped positions; with com yes the drift of the group's
/// centre of mass is taken out; with average yes it is relative to the mean of the positions seen so far. Vector: ⟨dx²⟩, ⟨dy²⟩, ⟨dz²⟩, their sum, in length². The reference is kept by atom id.
/// </summary>
[ComputeStyle("msd")]
public sealed class ComputeMeanSquaredDisplacement : ComputeBase, IVectorSource, IStateful, IRemembersIds
{
    private readonly bool _com, _average;
    private long _samples;
    private readonly double[] _values = new double[4];
    private int[] _ids = [], _slotOf = [];
    private Vec3[] _reference = [];
    private int _orderVersion = -1;

    /// <summary>Reads <c>compute ID group msd [com yes|no] [average yes|no]</c> and stores the reference.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Keywords.</param>
    public ComputeMeanSquaredDisplacement(StyleContext context, ArgReader args) : base(context)
    {
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "com":
                    _com = args.YesNo("com");
                    break;
                case "average":
                    _average = args.YesNo("average");
                    break;
                default:
                    args.UnknownKeyword("com", "average");
                    break;
            }
        }
        Vec3 centre = _com ? GroupSums.Centre(Simulation, Group.Bit) : default;
        int n = (int)GroupSums.Count(Atoms, Group.Bit);
        _ids = new int[n];
        _reference = new Vec3[n];
        for (int i = 0, k = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            _ids[k] = Atoms.Id[i];
            _reference[k++] = Atoms.Unwrapped(i, Simulation.Box) - centre;
        }
    }

    /// <inheritdoc/>
    public int VectorLength => 4;

    /// <inheritdoc/>
    public double VectorAt(int index) => _values[index];

    /// <inheritdoc/>
    public void RenumberIds(Func<int, int> fresh)
    {
        Renumbering.Apply(_ids, fresh);
        _orderVersion = -1;
    }

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer)
    {
        writer.Write(_samples);
        writer.Write(_ids.Length);
        for (int k = 0; k < _ids.Length; k++)
        {
            writer.Write(_ids[k]);
            writer.Write(_reference[k].X);
            writer.Write(_reference[k].Y);
            writer.Write(_reference[k].Z);
        }
    }

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader)
    {
        _samples = reader.ReadInt64();
        int n = reader.ReadInt32();
        _ids = new int[n];
        _reference = new Vec3[n];
        for (int k = 0; k < n; k++)
        {
            _ids[k] = reader.ReadInt32();
            _reference[k] = new Vec3(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
        }
        _orderVersion = -1;
    }

    /// <inheritdoc/>
    protected override void Update()
    {
        MapAtoms();
        Vec3 centre = _com ? GroupSums.Centre(Simulation, Group.Bit) : default;
        if (_average) AddSample(centre);
        double x = 0, y = 0, z = 0;
        long count = 0;
        SimulationBox box = Simulation.Box;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0 || _slotOf[i] < 0) continue;
            Vec3 d = Atoms.Unwrapped(i, box) - centre - _reference[_slotOf[i]];
            x += d.X * d.X;
            y += d.Y * d.Y;
            z += d.Z * d.Z;
            count++;
        }
        double norm = count > 0 ? 1.0 / count : 0;
        (_values[0], _values[1], _values[2]) = (x * norm, y * norm, z * norm);
        _values[3] = _values[0] + _values[1] + _values[2];
    }

    // The running mean of the positions is the reference.
    private void AddSample(Vec3 centre)
    {
        _samples++;
        SimulationBox box = Simulation.Box;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            int k = _slotOf[i];
            if ((Atoms.GroupMask[i] & Group.Bit) == 0 || k < 0) continue;
            Vec3 r = Atoms.Unwrapped(i, box) - centre;
            _reference[k] = (_reference[k] * _samples + r) / (_samples + 1);
        }
    }

    private void MapAtoms()
    {
        if (_orderVersion == Atoms.OrderVersion && _slotOf.Length == Atoms.LocalCount) return;
        _slotOf = new int[Atoms.LocalCount];
        Array.Fill(_slotOf, -1);
        for (int k = 0; k < _ids.Length; k++)
        {
            int i = Atoms.IndexOfId(_ids[k]);
            if (i >= 0) _slotOf[i] = k;
        }
        _orderVersion = Atoms.OrderVersion;
    }
}
