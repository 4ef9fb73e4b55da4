using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <summary>
/// <c>pair_style airebo cutoff [LJ_flag TORSION_flag [cutoff_min]]</c>, the same for <c>airebo/morse</c>, and <c>pair_style rebo</c>, with
/// <c>pair_coeff * * file C H NULL …</c>: reactive bond-order potentials of hydrocarbons (formula at the loop). AIREBO: Stuart, Tutein,
/// Harrison, J. Chem. Phys. 112, 6472 (2000); AIREBO-M: O'Connor, Andzelm, Robbins, J. Chem. Phys. 142, 024903 (2015); REBO: Brenner et
/// al., J. Phys.: Condens. Matter 14, 783 (2002). cutoff and cutoff_min are factors on σ; without cutoff_min the dispersion is switched
/// off from 2.16 σ to 3 σ whatever the cutoff (a smaller cutoff then truncates it), with it from cutoff_min to cutoff.
/// Lengths in Å, energies in the file's unit.
/// </summary>
/// <param name="name">airebo, airebo/morse or rebo.</param>
[PairStyle("airebo")]
[PairStyle("airebo/morse")]
[PairStyle("rebo")]
public sealed unsafe class PairAirebo(string name) : ManyBodyStyle
{
    private AireboParameters? _parameters;
    private ISiteLoop? _loop;
    private double _cutoff, _from = 2.16, _to = 3;
    private bool _dispersion, _torsion;

    /// <inheritdoc/>
    public override string Name => name;

    // LAMMPS divides each of the many terms of b_ij among its atoms in another way; the shares are not kept apart here.
    /// <inheritdoc/>
    public override Needs Supports => base.Supports & ~Needs.AtomStress;

    private bool Rebo => name == "rebo";

    /// <inheritdoc/>
    public override void ReadSettings(ArgReader args, Simulation simulation)
    {
        if (Rebo)
        {
            base.ReadSettings(args, simulation);
            return;
        }
        _cutoff = args.Positive("cutoff");
        (_dispersion, _torsion, _from, _to) = (true, true, 2.16, 3);
        if (args.AtEnd) return;
        _dispersion = args.Integer("LJ_flag", 0, 1) == 1;
        _torsion = args.Integer("TORSION_flag", 0, 1) == 1;
        if (args.AtEnd) return;
        _from = args.Positive("cutoff_min");
        _to = _cutoff;
        if (!(_from < _to)) args.Fail($"'cutoff_min' must be less than the cutoff {_cutoff:g6}, got {_from:g6}");
        args.ExpectEnd();
    }

    /// <inheritdoc/>
    public override void Compute(in StepContext step) => _loop!.Compute(step, List, Tally);

    /// <inheritdoc/>
    protected override void ReadPotential(PotentialFile file, ElementMap map, Simulation simulation)
    {
        foreach (string element in map.Elements)
        {
            if (element is not ("C" or "H")) throw new PolyMDException($"pair_style {name}: '{element}' is no element of this potential; atom types can be C, H or NULL");
        }
        _parameters?.Dispose();
        _parameters = AireboFile.Read(file, morse: name == "airebo/morse", Rebo, simulation.Log);
        (_parameters.Cutoff, _parameters.SwitchFrom, _parameters.SwitchTo) = (_cutoff, _from, _to);
        (_parameters.Dispersion, _parameters.Torsion) = (_dispersion, _torsion);
    }

    /// <inheritdoc/>
    protected override double PairCutoff(int a, int b)
    {
        AireboPair* pair = _parameters!.Pairs + 2 * Species(a) + Species(b);
        return _dispersion ? Math.Max(pair->RcMax, _cutoff * pair->Sigma) : pair->RcMax;
    }

    /// <inheritdoc/>
    protected override void Prepare(Simulation simulation)
    {
        _loop?.Dispose();
        int[] species = Map!.OfType.Select(e => e < 0 ? -1 : Species(e)).ToArray();
        _loop = (simulation.LaneCount, _parameters!.Morse) switch
        {
            (8, false) => new AireboForce<Lane8, AireboLennardJones>(_parameters, species),
            (4, false) => new AireboForce<Lane4, AireboLennardJones>(_parameters, species),
            (_, false) => new AireboForce<Lane1, AireboLennardJones>(_parameters, species),
            (8, true) => new AireboForce<Lane8, AireboMorse>(_parameters, species),
            (4, true) => new AireboForce<Lane4, AireboMorse>(_parameters, species),
            (_, true) => new AireboForce<Lane1, AireboMorse>(_parameters, species),
        };
    }

    /// <inheritdoc/>
    protected override void Rebuilt(Simulation simulation) => _loop!.Rebuilt(simulation, List);

    /// <inheritdoc/>
    protected override void Release()
    {
        _loop?.Dispose();
        _parameters?.Dispose();
    }

    private int Species(int element) => Map!.Elements[element] == "C" ? AireboParameters.Carbon : AireboParameters.Hydrogen;
}
