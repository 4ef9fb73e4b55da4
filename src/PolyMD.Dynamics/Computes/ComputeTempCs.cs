using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Computes;

/// <summary>
/// Temperature of core/shell models: every core and shell counts with the velocity of the centre of mass of its pair, and the degrees of
/// freedom are those of the pairs; motion within pairs is the bias (Mitchell, Fincham, J. Phys. Condens. Matter 5, 1031 (1993)). The
/// vector takes every atom's own velocity, as in LAMMPS.
/// </summary>
[ComputeStyle("temp/cs")]
public sealed class ComputeTempCs : BiasedTemperature, IRemembersIds
{
    private readonly Dictionary<int, int> _partner = [];
    private readonly uint _shells;
    private Vec3[] _bias = [];

    /// <summary>Reads <c>compute ID group temp/cs group1 group2</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Groups of cores and shells, in any order.</param>
    public ComputeTempCs(StyleContext context, ArgReader args) : base(context)
    {
        uint cores = Simulation.Groups.Read(args).Bit;
        _shells = Simulation.Groups.Read(args).Bit;
        args.ExpectEnd();
        foreach (BondedRecord bond in Simulation.Topology.Bonds)
        {
            uint a = Mask(bond.A), b = Mask(bond.B);
            if (((a & cores) == 0 || (b & _shells) == 0) && ((a & _shells) == 0 || (b & cores) == 0)) continue;
            _partner[bond.A] = bond.B;
            _partner[bond.B] = bond.A;
        }
        long c = GroupSums.Count(Atoms, cores), s = GroupSums.Count(Atoms, _shells);
        if (c != s) throw new DeckException(args.LineSpan, $"compute temp/cs: the groups of cores and shells must have equally many atoms, not {c} and {s}");
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & (cores | _shells)) != 0 && !_partner.ContainsKey(Atoms.Id[i]))
                throw new DeckException(args.LineSpan, $"compute temp/cs: atom {Atoms.Id[i]} has no bond to a partner in the other group");
        }
    }

    /// <inheritdoc/>
    public void RenumberIds(Func<int, int> fresh)
    {
        KeyValuePair<int, int>[] old = [.. _partner];
        _partner.Clear();
        foreach ((int id, int partner) in old) if (fresh(id) is var now and > 0) _partner[now] = fresh(partner);
    }

    /// <inheritdoc/>
    public override Vec3 Bias(int atom) => _bias[atom];

    /// <inheritdoc/>
    /// <remarks>Pairs start without inner motion.</remarks>
    public override void AcceptDrawnVelocities(Span<Vec3> remembered)
    {
        TakeOutBias();
        remembered.Clear();
    }

    /// <inheritdoc/>
    public override SymTensor ComputeKineticTensor()
    {
        SymTensor sum = default;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            Vec3 v = Atoms.Velocity(i);
            if (Counts(i)) sum += SymTensor.Dyad(v, v) * Atoms.Mass[i];
        }
        return sum * Simulation.Units.MassVelocity2ToEnergy;
    }

    /// <inheritdoc/>
    protected override double CountFreedom() => base.CountFreedom() - (double)Simulation.Box.Dimensions * GroupSums.Count(Atoms, _shells);

    /// <inheritdoc/>
    protected override void Prepare()
    {
        if (_bias.Length < Atoms.LocalCount) _bias = new Vec3[Atoms.LocalCount];
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            _bias[i] = default;
            if (!_partner.TryGetValue(Atoms.Id[i], out int id)) continue;
            int j = Atoms.IndexOfId(id);
            if (j < 0) throw new SimulationException(Simulation.Step, $"compute {Id} (temp/cs): atom {id}, the partner of atom {Atoms.Id[i]}, does not exist any more", id);
            _bias[i] = (Atoms.Velocity(i) - Atoms.Velocity(j)) * (Atoms.Mass[j] / (Atoms.Mass[i] + Atoms.Mass[j]));
        }
    }

    private uint Mask(int id) => Atoms.IndexOfId(id) is var i and >= 0 ? Atoms.GroupMask[i] : 0;
}
