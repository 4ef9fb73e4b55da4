using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Rigid;

/// <summary>All bodies of a fix: made from the atoms, and the loops between bodies and atoms. A thread works on whole bodies, so that the bits do not depend on the threads.</summary>
internal sealed unsafe class RigidBodies(Simulation simulation, List<RigidBody> bodies) : IStateful
{
    private readonly ForceTally _first = new(), _second = new();
    private int _orderVersion = -1;

    /// <summary>Virial of the forces that keep the bodies rigid: half from either half step.</summary>
    public SymTensor Virial => _first.Virial + _second.Virial;

    /// <summary>Whether bodies all of whose atoms have been removed are given up.</summary>
    public bool MayLose { get; init; }

    /// <summary>How often bodies have come or gone.</summary>
    public int Version { get; private set; }

    /// <summary>Acceleration by gravity that acts on the masses of the bodies.</summary>
    public Vec3 Gravity { get; set; }

    /// <summary>Takes mass, centre, axes, momentum and the places of the atoms from the atoms.</summary>
    /// <param name="given">What replaces computed attributes, by the keys of bodies.</param>
    public void Build(Dictionary<int, RigidInfile>? given = null)
    {
        _orderVersion = -1;
        Refresh();
        simulation.Atoms.TakeMassesOf(simulation.Types);
        foreach (RigidBody b in bodies) Build(b, given?.GetValueOrDefault(b.Key), given is not null);
    }

    /// <summary>Adds a body whose atoms exist.</summary>
    /// <param name="body">The body.</param>
    /// <param name="given">What replaces computed attributes, or null.</param>
    public void Add(RigidBody body, RigidInfile? given)
    {
        bodies.Add(body);
        Find(body);
        Build(body, given, false);
        Version++;
    }

    private void Build(RigidBody b, RigidInfile? own, bool atRest)
    {
        AtomStore atoms = simulation.Atoms;
        double mass = 0;
        SymTensor inertia = default;
        Vec3 centre = default, momentum = default, angular = default;
        foreach (int i in b.Atoms)
        {
            double m = atoms.Mass[i];
            mass += m;
            centre += atoms.Unwrapped(i, simulation.Box) * m;
            momentum += atoms.Velocity(i) * m;
        }
        centre /= mass;
        foreach (int i in b.Atoms)
        {
            double m = atoms.Mass[i];
            Vec3 d = atoms.Unwrapped(i, simulation.Box) - centre;
            inertia += SymTensor.Inertia(m, d);
            angular += Vec3.Cross(d, atoms.Velocity(i)) * m;
        }
        (b.Mass, b.Centre, b.Velocity, b.AngularMomentum) = (mass, centre, momentum / mass, angular);
        if (own is not null)
        {
            centre = own.Centre + simulation.Box.Shift(own.Image.X, own.Image.Y, own.Image.Z);
            (b.Mass, b.Centre, b.Velocity, b.AngularMomentum, inertia) = (own.Mass, centre, own.Velocity, own.AngularMomentum, own.Inertia);
        }
        // With a file, bodies that it does not name start at rest, as in LAMMPS.
        else if (atRest) (b.Velocity, b.AngularMomentum) = (default, default);
        b.SetInertia(inertia);
        b.UpdateAngularVelocity();
        b.Owner = NearestToMiddle(b);
        for (int k = 0; k < b.Atoms.Length; k++) b.Places[k] = b.ToBody(atoms.Unwrapped(b.Atoms[k], simulation.Box) - centre);
    }

    private int NearestToMiddle(RigidBody b)
    {
        AtomStore atoms = simulation.Atoms;
        Vec3 lo = new(double.MaxValue, double.MaxValue, double.MaxValue), hi = -1 * lo;
        foreach (int i in b.Atoms)
        {
            Vec3 r = atoms.Unwrapped(i, simulation.Box);
            (lo, hi) = (Vec3.Min(lo, r), Vec3.Max(hi, r));
        }
        Vec3 middle = 0.5 * (lo + hi);
        return atoms.Id[b.Atoms.MinBy(i => ((atoms.Unwrapped(i, simulation.Box) - middle).LengthSquared, atoms.Id[i]))];
    }

    /// <summary>Forces and torques of the bodies from those of their atoms, and noise.</summary>
    public void SumForces()
    {
        Refresh();
        simulation.Team.Run(bodies.Count, 1, new SumBody(this));
    }

    /// <summary>Positions and velocities of the atoms after the first half of a step.</summary>
    public void SetPositions(double dtf)
    {
        Refresh();
        Run(_first, true, dtf, 0.5);
        _second.Clear();
    }

    /// <summary>Velocities of the atoms after the second half of a step (share ½), or at the start of a run (share 1, where velocities change without forces).</summary>
    public void SetVelocities(double dtf, double share)
    {
        Refresh();
        if (share == 1) _first.Clear();
        Run(_second, false, share == 1 ? 0.5 * simulation.TimeStep * simulation.Units.ForceToMassAcceleration : dtf, share);
    }

    public void SaveState(BinaryWriter writer)
    {
        writer.Write(bodies.Count);
        foreach (RigidBody b in bodies)
        {
            writer.Write(b.Key);
            writer.Write(b.Mass);
            writer.Write(b.Ids.Length);
            foreach (int id in b.Ids) writer.Write(id);
            foreach (Vec3 v in (ReadOnlySpan<Vec3>)[b.Centre, b.Velocity, b.Force, b.Torque, b.AngularMomentum, b.Moments]) for (int k = 0; k < 3; k++) writer.Write(v[k]);
            foreach (Quaternion4 q in (ReadOnlySpan<Quaternion4>)[b.Orientation, b.Conjugate]) foreach (double c in (ReadOnlySpan<double>)[q.W, q.X, q.Y, q.Z]) writer.Write(c);
            foreach (Vec3 p in b.Places) for (int k = 0; k < 3; k++) writer.Write(p[k]);
        }
        foreach (ForceTally t in (ReadOnlySpan<ForceTally>)[_first, _second]) for (int k = 0; k < 6; k++) writer.Write(t.Virial[k]);
    }

    public void LoadState(BinaryReader reader)
    {
        List<RigidBody> made = [.. bodies];
        bodies.Clear();
        for (int n = reader.ReadInt32(); n > 0; n--)
        {
            int key = reader.ReadInt32();
            double mass = reader.ReadDouble();
            int[] ids = new int[reader.ReadInt32()];
            for (int k = 0; k < ids.Length; k++) ids[k] = reader.ReadInt32();
            RigidBody b = made.Find(m => m.Ids.AsSpan().SequenceEqual(ids)) ?? new RigidBody(ids, key);
            bodies.Add(b);
            Find(b);
            b.Mass = mass;
            b.Owner = NearestToMiddle(b);
            (b.Centre, b.Velocity, b.Force, b.Torque, b.AngularMomentum, b.Moments) = (Vector(), Vector(), Vector(), Vector(), Vector(), Vector());
            (b.Orientation, b.Conjugate) = (Quaternion(), Quaternion());
            for (int k = 0; k < b.Places.Length; k++) b.Places[k] = Vector();
            b.UpdateAxes();
            b.UpdateAngularVelocity();
        }
        foreach (ForceTally t in (ReadOnlySpan<ForceTally>)[_first, _second])
            t.Virial = new(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());

        Vec3 Vector() => new(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
        Quaternion4 Quaternion() => new(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
    }

    private void Run(ForceTally tally, bool move, double dtf, double share)
    {
        tally.Clear();
        int blocks = OrderedSum.Blocks(bodies.Count);
        simulation.Team.Run(bodies.Count, OrderedSum.BlockSize, new SetBody(this, move, dtf, share, tally.BeginBlocks(blocks)));
        tally.EndBlocks(blocks, 1);
    }

    private void Refresh()
    {
        AtomStore atoms = simulation.Atoms;
        if (_orderVersion == atoms.OrderVersion) return;
        _orderVersion = atoms.OrderVersion;
        if (MayLose && RemoveGone() > 0) Version++;
        foreach (RigidBody b in bodies) Find(b);
    }

    // Apart, because its closure would be made at every call of Refresh.
    private int RemoveGone()
    {
        AtomStore atoms = simulation.Atoms;
        return bodies.RemoveAll(b => Array.TrueForAll(b.Ids, id => atoms.IndexOfId(id) < 0));
    }

    private void Find(RigidBody b)
    {
        for (int k = 0; k < b.Ids.Length; k++)
        {
            int i = simulation.Atoms.IndexOfId(b.Ids[k]);
            if (i < 0) throw new SimulationException(simulation.Step, $"atom {b.Ids[k]} of a rigid body does not exist any more", b.Ids[k]);
            b.Atoms[k] = i;
        }
    }

    private Simulation Simulation => simulation;

    private List<RigidBody> All => bodies;

    private readonly struct SumBody(RigidBodies owner) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            AtomStore atoms = owner.Simulation.Atoms;
            SimulationBox box = owner.Simulation.Box;
            for (int k = start; k < end; k++)
            {
                RigidBody b = owner.All[k];
                Vec3 force = default, torque = default;
                foreach (int i in b.Atoms)
                {
                    Vec3 f = atoms.Force(i);
                    force += f;
                    torque += Vec3.Cross(atoms.Unwrapped(i, box) - b.Centre, f);
                }
                b.Force = force + b.NoiseForce + owner.Gravity * b.Mass;
                b.Torque = torque + b.NoiseTorque;
            }
        }
    }

    private readonly struct SetBody(RigidBodies owner, bool move, double dtf, double share, double* sums) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            Simulation s = owner.Simulation;
            bool perAtom = !move && (s.Evaluator.LastNeeds & Needs.AtomVirial) != 0;
            for (int n = start; n < end; n++)
            {
                RigidBody b = owner.All[n];
                double* sum = sums + (long)(n / OrderedSum.BlockSize) * ForceTally.Columns + 2;
                // Places for the virial are unwrapped around the body's image in the box: with forces switched off and at the start of a run the
                // forces of a body do not add to zero, and the origin matters.
                int ix = 0, iy = 0, iz = 0;
                s.Box.Wrap(b.Centre, ref ix, ref iy, ref iz);
                Vec3 shift = s.Box.Shift(ix, iy, iz);
                for (int k = 0; k < b.Atoms.Length; k++) Set(s, b, k, shift, sum, perAtom);
            }
        }

        private void Set(Simulation s, RigidBody b, int k, Vec3 shift, double* sum, bool perAtom)
        {
            AtomStore atoms = s.Atoms;
            int i = b.Atoms[k];
            Vec3 arm = b.ToSpace(b.Places[k]), old = atoms.Velocity(i), place = atoms.Unwrapped(i, s.Box);
            Vec3 v = b.Velocity + Vec3.Cross(b.AngularVelocity, arm);
            (atoms.Vx.Pointer[i], atoms.Vy.Pointer[i], atoms.Vz.Pointer[i]) = (v.X, v.Y, v.Z);
            // What holds the atom in its body is its change of velocity less what the other forces do.
            Vec3 f = ((v - old) * (atoms.Mass[i] / dtf) - atoms.Force(i)) * share;
            Vec3 at = place - shift;
            sum[0] += at.X * f.X;
            sum[1] += at.Y * f.Y;
            sum[2] += at.Z * f.Z;
            sum[3] += at.X * f.Y;
            sum[4] += at.X * f.Z;
            sum[5] += at.Y * f.Z;
            if (move)
            {
                Vec3 from = place - b.Centre, r = b.Centre + arm - s.Box.Shift(atoms.ImageX[i], atoms.ImageY[i], atoms.ImageZ[i]);
                b.Earlier[k] = (from, f);
                (atoms.X.Pointer[i], atoms.Y.Pointer[i], atoms.Z.Pointer[i]) = (r.X, r.Y, r.Z);
            }
            else if (perAtom)
            {
                s.PerAtom.AddVirial(i, arm, f);
                // The forces of a body add to zero, so that any common origin serves: the centre it had.
                if (share < 1) s.PerAtom.AddVirial(i, b.Earlier[k].Arm, b.Earlier[k].Force);
            }
        }
    }
}
