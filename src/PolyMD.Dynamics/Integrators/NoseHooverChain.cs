using PolyMD.Engine.Phases;

namespace PolyMD.Dynamics.Integrators;

/// <summary>
/// A Nosé-Hoover chain and its half step (Martyna, Tuckerman, Tobias, Klein, Mol. Phys. 87, 1117 (1996); order of operators of
/// Tuckerman, Alejandre, López-Rendón, Jochim, Martyna, J. Phys. A 39, 5629 (2006)): coordinates η, velocities η', masses Q.
/// It couples to something with kinetic energy K (as Σ m v²) and target L k T.
/// </summary>
/// <param name="length">Number of thermostats in the chain.</param>
/// <param name="loops">Subdivisions of the half step.</param>
internal sealed class NoseHooverChain(int length, int loops) : IStateful
{
    private readonly double[] _eta = new double[length], _velocity = new double[length + 1], _acceleration = new double[length], _mass = new double[length];

    public int Length => length;

    public double Coordinate(int k) => _eta[k];

    public double Velocity(int k) => _velocity[k];

    /// <summary>Q₁ = <paramref name="first"/>, Q_k = <paramref name="rest"/> for k &gt; 1.</summary>
    public void SetMasses(double first, double rest)
    {
        for (int k = 0; k < length; k++) _mass[k] = k == 0 ? first : rest;
    }

    /// <summary>Forces on all but the first thermostat.</summary>
    public void InitializeForces(double kt)
    {
        for (int k = 1; k < length; k++) _acceleration[k] = (_mass[k - 1] * _velocity[k - 1] * _velocity[k - 1] - kt) / _mass[k];
    }

    /// <summary>Half a time step.</summary>
    /// <param name="kinetic">K; scaled along with the velocities.</param>
    /// <param name="target">L k T.</param>
    /// <param name="kt">k T.</param>
    /// <param name="dt">The full time step.</param>
    /// <param name="drag">Factor on chain velocities, 1 without drag.</param>
    /// <returns>The factor on the velocities that the chain controls.</returns>
    public double HalfStep(ref double kinetic, double target, double kt, double dt, double drag)
    {
        double half = 0.5 * dt / loops, quarter = 0.25 * dt / loops, eighth = 0.125 * dt / loops, factor = 1;
        _acceleration[0] = _mass[0] > 0 ? (kinetic - target) / _mass[0] : 0;
        for (int loop = 0; loop < loops; loop++)
        {
            double e = 1;
            for (int k = length - 1; k >= 0; k--)
            {
                e = Math.Exp(-eighth * _velocity[k + 1]);
                _velocity[k] *= e;
                _velocity[k] += _acceleration[k] * quarter;
                _velocity[k] *= drag;
                _velocity[k] *= e;
            }
            double scale = Math.Exp(-half * _velocity[0]);
            factor *= scale;
            kinetic *= scale * scale;
            _acceleration[0] = _mass[0] > 0 ? (kinetic - target) / _mass[0] : 0;
            for (int k = 0; k < length; k++) _eta[k] += half * _velocity[k];
            _velocity[0] *= e;
            _velocity[0] += _acceleration[0] * quarter;
            _velocity[0] *= e;
            for (int k = 1; k < length; k++)
            {
                e = Math.Exp(-eighth * _velocity[k + 1]);
                _velocity[k] *= e;
                _acceleration[k] = (_mass[k - 1] * _velocity[k - 1] * _velocity[k - 1] - kt) / _mass[k];
                _velocity[k] += _acceleration[k] * quarter;
                _velocity[k] *= e;
            }
        }
        return factor;
    }

    /// <summary>L k T η₁, or k T η_k.</summary>
    public double Potential(int k, double target, double kt) => (k == 0 ? target : kt) * _eta[k];

    /// <summary>½ Q η'² of one thermostat.</summary>
    public double Kinetic(int k) => 0.5 * _mass[k] * _velocity[k] * _velocity[k];

    /// <summary>L k T η₁ + Σ k T η_k + ½ Σ Q η'².</summary>
    public double Energy(double target, double kt)
    {
        double sum = 0;
        for (int k = 0; k < length; k++) sum += Potential(k, target, kt) + Kinetic(k);
        return sum;
    }

    public void SaveState(BinaryWriter writer)
    {
        writer.Write(length);
        for (int k = 0; k < length; k++)
        {
            writer.Write(_eta[k]);
            writer.Write(_velocity[k]);
            writer.Write(_acceleration[k]);
            writer.Write(_mass[k]);
        }
    }

    public void LoadState(BinaryReader reader)
    {
        int n = reader.ReadInt32();
        if (n != length) throw new Model.PolyMDException($"the checkpoint holds a Nosé-Hoover chain of {n} thermostats, the deck asks for {length}");
        for (int k = 0; k < length; k++)
        {
            _eta[k] = reader.ReadDouble();
            _velocity[k] = reader.ReadDouble();
            _acceleration[k] = reader.ReadDouble();
            _mass[k] = reader.ReadDouble();
        }
    }
}
