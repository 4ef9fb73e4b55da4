using PolyMD.Dynamics.Common;
using PolyMD.Dynamics.Rigid;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Exchange;

/// <summary>
/// Inserts an atom or a molecule every M steps until N have come: at a random place of a region (or above the atoms there are), not nearer than R
/// to any atom, in a random orientation and with a velocity out of given ranges. New atoms join the group; a molecule may be given to a fix rigid/small, shake
/// or rattle that holds it. The random numbers are those LAMMPS draws, in its order.
/// </summary>
[FixStyle("deposit")]
public sealed class FixDeposit : FixBase, IPreExchange, IInsertsAtoms, IStateful
{
    private readonly DepositSettings _settings;
    private readonly MinimalStandardRandom _random;
    private readonly long _first;
    private long _next;
    private int _inserted, _lastId, _lastMolecule;
    private bool _warned;
    private IHoldsMolecules? _holder;

    /// <summary>Reads <c>fix ID group deposit N type M seed keywords…</c>.</summary>
    /// <param name="context">Simulation, id, group that new atoms join.</param>
    /// <param name="args">Number, type, interval, seed, keywords.</param>
    public FixDeposit(StyleContext context, ArgReader args) : base(context)
    {
        _settings = new DepositSettings(Simulation, args);
        _random = new MinimalStandardRandom(_settings.Seed, dropped: 30);
        (_lastId, _lastMolecule) = (AtomEditing.LargestId(Atoms), AtomEditing.LargestMolecule(Atoms));
        _first = _next = Simulation.Step + 1;
    }

    private int Vertical => Simulation.Box.IsTwoDimensional ? 1 : 2;

    /// <inheritdoc/>
    public override void Initialize()
    {
        _holder = null;
        if ((_settings.RigidId ?? _settings.ShakeId) is not { } id) return;
        bool rigid = _settings.RigidId is not null;
        _holder = Simulation.FindFix(id.Text) as IHoldsMolecules;
        if (_holder is null || _holder is FixRigid != rigid || (_holder as FixRigid)?.IsSmall == false)
            throw new DeckException(id.Span, $"fix deposit: there is no fix {(rigid ? "rigid/small" : "shake or rattle")} '{id.Text}'{NearestName.Hint(id.Text, Simulation.Fixes.Where(f => f is IHoldsMolecules).Select(f => f.Id))}");
        if (_holder.Templates is null || !_holder.Templates.SequenceEqual(_settings.Templates))
            throw new DeckException(id.Span, $"fix deposit: fix {_holder.Id} ({_holder.Style}) must have the keyword 'mol' with the same template");
    }

    /// <inheritdoc/>
    public bool PreExchange()
    {
        if (Simulation.Step != _next) return false;
        bool done = TryInsert();
        if (done) _inserted++;
        else if (!_warned)
        {
            _warned = true;
            Simulation.Log($"WARNING: fix {Id} (deposit): no place was found for a particle in {_settings.Attempts} attempts at step {Simulation.Step}; later failures are not reported");
        }
        _next = _inserted < _settings.Count ? _next + _settings.Every : -1;
        return done;
    }

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer)
    {
        writer.Write(_next);
        writer.Write(_inserted);
        writer.Write(_lastId);
        writer.Write(_lastMolecule);
        _random.Save(writer);
    }

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader)
    {
        _next = reader.ReadInt64();
        _inserted = reader.ReadInt32();
        _lastId = reader.ReadInt32();
        _lastMolecule = reader.ReadInt32();
        _random.Load(reader);
    }

    private bool TryInsert()
    {
        DepositSettings d = _settings;
        if (!d.ContinuesIds) (_lastId, _lastMolecule) = (AtomEditing.LargestId(Atoms), AtomEditing.LargestMolecule(Atoms));
        for (int attempt = 0; attempt < d.Attempts; attempt++)
        {
            Vec3 place = Place();
            MoleculeTemplate? template = null;
            Rotation turn = default;
            List<AtomRecord> atoms = [];
            if (d.Templates.Length == 0) atoms.Add(new AtomRecord { Id = _lastId + 1, Type = d.Type, Position = place });
            else
            {
                double which = _random.Uniform();
                int k = 0;
                while (which > d.Cumulative[k]) k++;
                template = d.Templates[k];
                turn = Orientation();
                AddMolecule(template, place, turn, atoms);
            }
            if (!IsFree(atoms) || !IsWanted(place)) continue;
            Vec3 velocity = Velocity(place);
            for (int k = 0; k < atoms.Count; k++) atoms[k] = atoms[k] with { Velocity = velocity };
            Insert(atoms, template, place, turn);
            return true;
        }
        return false;
    }

    private Vec3 Place()
    {
        DepositSettings d = _settings;
        Vec3 r;
        do
        {
            r = d.Width > 0
                ? new Vec3(d.Centre.X + _random.Normal() * d.Width, d.Centre.Y + _random.Normal() * d.Width, d.Centre.Z + _random.Normal() * d.Width)
                : new Vec3(Between(d.RegionLow.X, d.RegionHigh.X), Between(d.RegionLow.Y, d.RegionHigh.Y), Between(d.RegionLow.Z, d.RegionHigh.Z));
        }
        while (!d.Region.Contains(r));
        int up = Vertical;
        r = r.With(up, r[up] + (Simulation.Step - _first + _settings.Every) * Simulation.TimeStep * d.Rate);
        if (!d.IsGlobal && !d.IsLocal) return r;
        double top = Simulation.Box.Lo[up];
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if (d.IsLocal)
            {
                Vec3 apart = new(r.X - Atoms.X[i], up == 2 ? r.Y - Atoms.Y[i] : 0, 0);
                if (!(Simulation.Box.MinimumImage(apart).LengthSquared < d.Lateral * d.Lateral)) continue;
            }
            top = Math.Max(top, Atoms.Position(i)[up]);
        }
        return r.With(up, top + Between(d.Low, d.High));
    }

    private Rotation Orientation()
    {
        Vec3 axis = new(0, 0, 1);
        if (!Simulation.Box.IsTwoDimensional) axis = _settings.Orientation ?? new Vec3(_random.Uniform() - 0.5, _random.Uniform() - 0.5, _random.Uniform() - 0.5);
        return new Rotation(axis, _random.Uniform() * 2 * Math.PI);
    }

    private void AddMolecule(MoleculeTemplate template, Vec3 place, Rotation turn, List<AtomRecord> atoms)
    {
        Vec3 centre = template.GeometricCentre;
        for (int k = 0; k < template.Count; k++)
        {
            int ix = 0, iy = 0, iz = 0;
            Vec3 wrapped = Simulation.Box.Wrap(place + turn.Apply(template.Positions[k] - centre), ref ix, ref iy, ref iz);
            atoms.Add(new AtomRecord
            {
                Id = _lastId + k + 1,
                Type = _settings.Type + template.Types[k],
                Molecule = _lastMolecule + (template.Molecules.Length > 0 ? template.Molecules[k] : 1),
                Charge = template.Charges.Length > 0 ? template.Charges[k] : 0,
                Position = wrapped,
                ImageX = ix,
                ImageY = iy,
                ImageZ = iz,
            });
        }
    }

    private bool IsFree(List<AtomRecord> atoms)
    {
        double near2 = _settings.Near * _settings.Near;
        if (near2 == 0) return true;
        SimulationBox box = Simulation.Box;
        foreach (AtomRecord a in atoms)
        {
            for (int i = 0; i < Atoms.LocalCount; i++) if (box.MinimumImage(a.Position - Atoms.Position(i)).LengthSquared < near2) return false;
        }
        return true;
    }

    // Keywords var and set: the deck's own condition on the place.
    private bool IsWanted(Vec3 place)
    {
        if (_settings.Variable is not { } name) return true;
        for (int k = 0; k < 3; k++) if (_settings.SetNames[k] is { } target) Resolver.Of(Simulation, target).SetInternal(target, place[k]);
        return Resolver.Of(Simulation, name).Scalar(new ArgToken($"v_{name.Text}", name.Span)).Evaluate() != 0;
    }

    private Vec3 Velocity(Vec3 place)
    {
        Vec3 lo = _settings.VelocityLow, hi = _settings.VelocityHigh;
        Vec3 v = new(Between(lo.X, hi.X), Between(lo.Y, hi.Y), Between(lo.Z, hi.Z));
        if (_settings.Target is not { } target) return v;
        Vec3 to = target - place;
        double distance = to.Length;
        return distance > 0 ? to * (v.Length / distance) : v;
    }

    private void Insert(List<AtomRecord> atoms, MoleculeTemplate? template, Vec3 place, Rotation turn)
    {
        int[] terms = [.. Simulation.Topology.Families.Select(f => f.Count)];
        int first = AtomEditing.Add(Simulation, atoms);
        for (int i = first; i < Atoms.LocalCount; i++) Atoms.GroupMask[i] |= Group.Bit;
        Atoms.GroupsChanged();
        int offset = _lastId;
        if (template is not null)
        {
            for (int family = 0; family < template.Terms.Count; family++)
            {
                foreach (BondedRecord t in template.Terms[family])
                    Simulation.Topology.Families[family].Add(new BondedRecord(t.Type, t.A + offset, t.B + offset, t.C > 0 ? t.C + offset : 0, t.D > 0 ? t.D + offset : 0));
            }
            _lastMolecule += template.Molecules.Length > 0 ? template.Molecules.Max() : 1;
            _holder?.Insert(new InsertedMolecule(template, first, offset + 1, place, turn, terms));
        }
        _lastId += atoms.Count;
    }

    private double Between(double low, double high) => low + _random.Uniform() * (high - low);
}
