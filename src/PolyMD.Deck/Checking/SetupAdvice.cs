using System.Globalization;
using PolyMD.Deck.Runtime;
using PolyMD.Dynamics.Common;
using PolyMD.Dynamics.Constraints;
using PolyMD.Dynamics.Fixes;
using PolyMD.Dynamics.Thermostats;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Checking;

/// <summary>Set-ups that are legal but rarely meant, each with its numbers. Looks at the system as it is right before its first run.</summary>
internal sealed class SetupAdvice(DeckContext context, IReadOnlySet<string> commands, Func<object, SourceSpan> placeOf, Action<SourceSpan, string> warn)
{
    private const double FewestSteps = 10, MostSteps = 1e5, StepsPerPeriod = 10, LargestCharge = 1e-4;
    private readonly Simulation _simulation = context.Simulation;

    /// <summary>Warns of everything found.</summary>
    /// <param name="dynamics">True before a run, false before a minimisation.</param>
    public void Give(bool dynamics)
    {
        Charge();
        Special();
        Cutoff();
        Exclusions();
        Groups();
        if (!dynamics) return;
        Damping();
        Bonds();
        Integrators();
        Velocities();
        HeatBudget();
    }

    private void Charge()
    {
        // A k-space solver speaks of charges itself.
        if (context.Pair is not { UsesCharges: true } pair || _simulation.KSpace is not null) return;
        AtomStore a = _simulation.Atoms;
        double sum = 0, largest = 0;
        for (int i = 0; i < a.LocalCount; i++)
        {
            sum += a.Charge[i];
            largest = Math.Max(largest, Math.Abs(a.Charge[i]));
        }
        if (largest == 0) Warn(pair, $"pair_style {pair.Name} computes Coulomb interactions, but all charges are zero");
        else if (Math.Abs(sum) > LargestCharge) Warn(pair, $"the system has a net charge of {F(sum)}");
    }

    private void Damping()
    {
        double dt = _simulation.TimeStep;
        if (dt <= 0) return;
        foreach (ITimeConstants fix in _simulation.Fixes.OfType<ITimeConstants>())
        {
            foreach ((string name, double time) in fix.TimeConstants)
            {
                double steps = time / dt;
                string unit = _simulation.Units.TimeUnit;
                if (steps is >= FewestSteps and <= MostSteps) continue;
                Warn(fix, $"fix {fix.Id} ({fix.Style}): {name} {F(time)} {unit} is {F(steps)} timestep{(steps == 1 ? "" : "s")}, which is very {(steps < 1000 ? "short" : "long")}: {name} is a time, not a number of steps; usual are 100 timesteps for a temperature ({F(100 * dt)} {unit}), 1000 for a pressure ({F(1000 * dt)} {unit})");
            }
        }
    }

    // The harmonic period of each type of bond that no constraint holds, with the lightest atoms that it joins.
    private void Bonds()
    {
        Simulation s = _simulation;
        Dictionary<int, (double Mass, BondedRecord Bond, double Lightest)> lightest = [];
        foreach (BondedRecord b in s.Topology.Terms(ForceKind.Bond))
        {
            int i = s.Atoms.IndexOfId(b.A), j = s.Atoms.IndexOfId(b.B);
            if (b.Type < 1 || i < 0 || j < 0) continue;
            double mi = s.Types.Mass[s.Atoms.TypeIndex[i]], mj = s.Types.Mass[s.Atoms.TypeIndex[j]], reduced = mi * mj / (mi + mj);
            if (!lightest.TryGetValue(b.Type, out var old) || reduced < old.Mass) lightest[b.Type] = (reduced, b, Math.Min(mi, mj));
        }
        (double Period, int Type, double Light) shortest = (double.PositiveInfinity, 0, 0);
        IForce? style = null;
        foreach ((int type, (double mass, BondedRecord bond, double light)) in lightest)
        {
            foreach (IForce f in s.Forces.Where(f => f.Kind == ForceKind.Bond))
            {
                double k = Stiffness(f, bond), period = 2 * Math.PI * Math.Sqrt(mass * s.Units.MassVelocity2ToEnergy / k);
                if (k > 0 && period < shortest.Period) (shortest, style) = ((period, type, light), f);
            }
        }
        if (style is null || s.TimeStep * StepsPerPeriod <= shortest.Period) return;
        string hint = s.Units.Name is "real" or "metal" && shortest.Light < 1.5 ? " (bonds to hydrogen: hold them with fix shake, or use a shorter step)" : "";
        Warn(style, $"timestep {F(s.TimeStep)} {s.Units.TimeUnit} is long for bond type {shortest.Type}, which vibrates with a period of {F(shortest.Period)}: {F(shortest.Period / s.TimeStep)} steps per period, at least {F(StepsPerPeriod)} are wanted{hint}");
    }

    // d²U/dr² at the rest length, by moving the second atom of a bond along the line between both.
    private double Stiffness(IForce force, BondedRecord bond)
    {
        if (force is not ITermInteraction terms || force is not IBondedStyle style) return double.NaN;
        double rest = style.Equilibrium(bond.Type), h = 1e-4 * rest;
        if (!(rest > 0)) return double.NaN;
        AtomStore a = _simulation.Atoms;
        int i = a.IndexOfId(bond.A), j = a.IndexOfId(bond.B);
        Vec3 saved = a.Position(j), from = a.Position(i);
        double Energy(double r)
        {
            (a.X[j], a.Y[j], a.Z[j]) = (from.X + r, from.Y, from.Z);
            return terms.TermEnergy(_simulation, bond.Type - 1, [i, j], out _);
        }
        double k = (Energy(rest + h) - 2 * Energy(rest) + Energy(rest - h)) / (h * h);
        (a.X[j], a.Y[j], a.Z[j]) = (saved.X, saved.Y, saved.Z);
        return k;
    }

    private void Integrators()
    {
        AtomStore a = _simulation.Atoms;
        FixBase[] movers = _simulation.Fixes.Where(f => f is IInitialIntegrate and IFinalIntegrate).OfType<FixBase>().ToArray();
        if (movers.Length == 0) return;
        int none = 0;
        Dictionary<(FixBase, FixBase), int> twice = [];
        for (int i = 0; i < a.LocalCount; i++)
        {
            FixBase? first = null;
            foreach (FixBase f in movers)
            {
                if ((a.GroupMask[i] & f.Group.Bit) == 0) continue;
                if (first is not null) twice[(first, f)] = twice.GetValueOrDefault((first, f)) + 1;
                first ??= f;
            }
            if (first is null) none++;
        }
        foreach (((FixBase x, FixBase y), int count) in twice) Warn(y, $"{count} atom{(count == 1 ? " is" : "s are")} moved by two fixes, {x.Id} ({x.Style}) and {y.Id} ({y.Style})");
        if (none > 0) Warn(movers[^1], $"{none} of the {a.LocalCount} atoms are moved by no fix and stay where they are");
    }

    private void Velocities()
    {
        AtomStore a = _simulation.Atoms;
        if (!_simulation.Fixes.Exists(f => f is IInitialIntegrate) || _simulation.Fixes.Exists(f => f is ITimeConstants)) return;
        for (int i = 0; i < a.LocalCount; i++) if (a.Velocity(i).LengthSquared > 0) return;
        IFix mover = _simulation.Fixes.Find(f => f is IInitialIntegrate)!;
        Warn(mover, "all velocities are zero and no thermostat heats the system: is 'velocity all create T seed' missing?");
    }

    // What a bath tallies is the heat of the atoms only if nothing else takes a part of it: fix momentum takes away what random forces gave to the momentum of the whole.
    private void HeatBudget()
    {
        FixLangevin? bath = _simulation.Fixes.OfType<FixLangevin>().FirstOrDefault(f => f.Tallies);
        FixMomentum? drain = _simulation.Fixes.OfType<FixMomentum>().FirstOrDefault(f => f.TakesHeat);
        if (bath is null) return;
        if (_simulation.Fixes.Find(f => f is FixShake or FixRattle) is { } held)
            Warn(bath, $"fix {bath.Id} (langevin) counts work that fix {held.Id} ({held.Style}) takes back in the same step: its tally does not balance the energy of held bonds; fix ehex with 'constrain' does");
        if (drain is null) return;
        Warn(drain, $"fix {drain.Id} ({drain.Style}) takes kinetic energy out of the atoms that fix {bath.Id} ({bath.Style}) counts nowhere: heat in and out will not balance; use 'zero yes' in fix {bath.Id} instead, or 'rescale' here");
    }

    private void Groups()
    {
        AtomStore a = _simulation.Atoms;
        foreach (FixBase fix in _simulation.Fixes.OfType<FixBase>())
        {
            if (_simulation.Groups.IsDynamic(fix.Group.Bit)) continue;
            bool any = false;
            for (int i = 0; i < a.LocalCount && !any; i++) any = (a.GroupMask[i] & fix.Group.Bit) != 0;
            if (!any) Warn(fix, $"fix {fix.Id} ({fix.Style}) acts on group {fix.Group.Name}, which has no atoms");
        }
    }

    private void Special()
    {
        Simulation s = _simulation;
        if (s.Topology.Dihedrals.Count == 0 || s.Special.Lj14 != 0 || s.Special.Coul14 != 0) return;
        IForce? style = s.Forces.Find(f => f.Kind == ForceKind.Dihedral);
        string? wanted = style?.Name switch { "opls" => "special_bonds lj/coul 0 0 0.5", "class2" => "special_bonds lj/coul 0 0 1", _ => null };
        if (wanted is null || style is null || commands.Contains("special_bonds")) return;
        Warn(style, $"atoms three bonds apart do not interact, because special_bonds is not set; force fields with dihedral_style {style.Name} use '{wanted}'");
    }

    private void Cutoff()
    {
        double cutoff = SystemReport.LargestCutoff(_simulation);
        for (int k = 0; k < (_simulation.Box.IsTwoDimensional ? 2 : 3); k++)
        {
            double height = _simulation.Box.Heights[k];
            if (!_simulation.Box.IsPeriodic(k) || height <= 0 || cutoff <= height / 2) continue;
            warn(placeOf((object?)context.Pair ?? _simulation), $"the largest cutoff, {F(cutoff)}, is more than half of the box along {"xyz"[k]} ({F(height)}): an atom sees several images of another");
            return;
        }
    }

    private void Exclusions()
    {
        if (_simulation.KSpace is { } kspace && _simulation.Neighbors.Exclusions.Any) Warn(kspace, "neigh_modify exclude leaves the excluded pairs in the k-space sum: their Coulomb energy and forces are half there");
    }

    private void Warn(object part, string text) => warn(placeOf(part), text);

    private static string F(double x) => x.ToString("g4", CultureInfo.InvariantCulture);
}
