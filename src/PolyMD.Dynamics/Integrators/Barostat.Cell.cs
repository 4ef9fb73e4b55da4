using PolyMD.Dynamics.Deformation;
using PolyMD.Model;

namespace PolyMD.Dynamics.Integrators;

/// <content>How the cell follows its strain rates.</content>
internal sealed partial class Barostat
{
    // A tilt beyond this part of its edge after one step is no equilibrium that a barostat can lead back from; LAMMPS' bound.
    private const double LargestTilt = 1.5;

    // A cell is flipped only when a tilt is past half of its edge by this part, so that oscillations do not flip it to and fro; LAMMPS' bound.
    private const double FlipMargin = 0.1;

    /// <summary>Changes the cell about the fixed point, with all positions in it: the tilts' half, the edges, the tilts' other half.</summary>
    /// <param name="half">Half of the step in which positions move.</param>
    public void Remap(double half)
    {
        SimulationBox old = _simulation.Box;
        Numerics.Vec3 lo = old.Lo, hi = old.Hi;
        double yz = old.TiltYZ, xz = old.TiltXZ, xy = old.TiltXY;
        for (int k = 0; k < 6; k++) _omega[k] += half * _rate[k];
        if (IsTriclinic) Shear(half, old, ref yz, ref xz, ref xy);
        for (int k = 0; k < 3; k++)
        {
            if (!_on[k]) continue;
            double e = Math.Exp(half * _rate[k]), p = _fixedPoint[k];
            lo = lo.With(k, (lo[k] - p) * e + p);
            hi = hi.With(k, (hi[k] - p) * e + p);
            if (k == 1 && _control.Scales(5)) xy *= e;
            if (k == 2 && _control.Scales(4)) xz *= e;
            if (k == 2 && _control.Scales(3)) yz *= e;
        }
        if (IsTriclinic) Shear(half, old, ref yz, ref xz, ref xy);
        SimulationBox box = old with { Lo = lo, Lengths = hi - lo, TiltYZ = yz, TiltXZ = xz, TiltXY = xy };
        if (Math.Abs(yz) > LargestTilt * old.Lengths.Y || Math.Abs(xz) > LargestTilt * old.Lengths.X || Math.Abs(xy) > LargestTilt * old.Lengths.X)
            throw new SimulationException(_simulation.Step, $"the barostat has tilted the cell too far in one step (xy {xy:g6}, xz {xz:g6}, yz {yz:g6}): it is too far from its equilibrium");
        CellMotion.Move(_simulation, _movedBit, old, box);
        _simulation.Box = box;
    }

    /// <summary>At a step whose neighbour lists are rebuilt, exchanges a cell that is tilted too much for an equivalent one.</summary>
    public bool Flip()
    {
        SimulationBox box = _simulation.Box;
        if (!_settings.Flip || !box.IsTriclinic || !BoxFlip.Needed(box, out SimulationBox flipped, out (int XY, int XZ, int YZ) flips, 0.5 + FlipMargin)) return false;
        if (!_simulation.Neighbors.NeedsRebuild(_simulation)) return false;
        BoxFlip.Apply(_simulation, flipped, flips.XY, flips.XZ, flips.YZ);
        return true;
    }

    // Half of the exponential of the tilts' rates, split symmetrically; the edges are those before the step.
    private void Shear(double dt, in SimulationBox old, ref double yz, ref double xz, ref double xy)
    {
        double x = Math.Exp(0.25 * dt * _rate[0]), quarterX = Math.Exp(0.125 * dt * _rate[0]), y = Math.Exp(0.25 * dt * _rate[1]);
        if (_on[4]) xz = (xz * quarterX + 0.25 * dt * (_rate[5] * yz + _rate[4] * old.Lengths.Z)) * quarterX;
        if (_on[3]) yz = (yz * y + 0.5 * dt * _rate[3] * old.Lengths.Z) * y;
        if (_on[5]) xy = (xy * x + 0.5 * dt * _rate[5] * old.Lengths.Y) * x;
        if (_on[4]) xz = (xz * quarterX + 0.25 * dt * (_rate[5] * yz + _rate[4] * old.Lengths.Z)) * quarterX;
    }
}
