using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Common;

/// <summary>Unwrapped positions at the moment a fix was made, by atom id.</summary>
internal sealed class OriginalPositions : IStateful, IRemembersIds
{
    private readonly Dictionary<int, Vec3> _positions = [];

    public OriginalPositions(Simulation simulation)
    {
        for (int i = 0; i < simulation.Atoms.LocalCount; i++) _positions[simulation.Atoms.Id[i]] = simulation.Atoms.Unwrapped(i, simulation.Box);
    }

    public Vec3 Of(int id) => _positions.GetValueOrDefault(id);

    public void RenumberIds(Func<int, int> fresh)
    {
        Renumbering.Apply(_positions, fresh);
    }

    public void SaveState(BinaryWriter writer)
    {
        writer.Write(_positions.Count);
        foreach ((int id, Vec3 r) in _positions.OrderBy(p => p.Key))
        {
            writer.Write(id);
            for (int k = 0; k < 3; k++) writer.Write(r[k]);
        }
    }

    public void LoadState(BinaryReader reader)
    {
        _positions.Clear();
        for (int n = reader.ReadInt32(); n > 0; n--)
        {
            int id = reader.ReadInt32();
            _positions[id] = new Vec3(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
        }
    }
}
