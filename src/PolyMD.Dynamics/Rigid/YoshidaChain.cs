using PolyMD.Engine.Phases;

namespace PolyMD.Dynamics.Rigid;

/// <summary>
/// A Nosé-Hoover chain whose whole step is split by the weights of Yoshida and Suzuki (Martyna, Tuckerman, Tobias, Klein, Mol. Phys. 87, 1117 (1996);
/// for rigid bodies Kamberaj, Li, Hansen, J. Chem. Phys. 122, 224114 (2005)). It couples to a kinetic energy K (as Σ m v²) with target L k T.
/// </summary>
/// <param name="length">Thermostats.</param>
/// <param name="loops">Subdivisions of a step.</param>
/// <param name="order">3 or 5 weights.</param>
/// <param name="friction">Part of the friction between thermostats that acts.</param>
internal sealed class YoshidaChain(int length, int loops, int order, double friction = 1) : IStateful
{
    private readonly double[] _eta = new double[length], _velocity = new double[length], _acceleration = new double[length], _mass = new double[length];
    private readonly double[] _weights = Weights(order);

    /// <summary>Rate of the thermostat that acts on the bodies.</summary>
    public double Rate => _velocity[0];

    /// <summary>Q₁ = <paramref name="first"/>, Q_k = <paramref name="rest"/>, and the forces on all but the first.</summary>
    public void SetMasses(double first, double rest, double kt)
    {
        for (int k = 0; k < length; k++) _mass[k] = k == 0 ? first : rest;
        for (int k = 1; k < length; k++) Push(k, kt);
    }

    /// <summary>A whole time step.</summary>
    public void Step(double kinetic, double target, double kt, double dt)
    {
        // Nothing to control: no degrees of freedom.
        if (_mass[0] == 0) return;
        int last = length - 1;
        _acceleration[0] = (kinetic - target) / _mass[0];
        for (int loop = 0; loop < loops; loop++)
        {
            foreach (double w in _weights)
            {
                double whole = w * dt / loops, half = 0.5 * whole;
                _velocity[last] += half * _acceleration[last];
                for (int k = last - 1; k >= 0; k--) Kick(k, half);
                for (int k = 0; k < length; k++) _eta[k] += whole * _velocity[k];
                for (int k = 1; k < length; k++) Push(k, kt);
                for (int k = 0; k < last; k++)
                {
                    Kick(k, half);
                    Push(k + 1, kt);
                }
                _velocity[last] += half * _acceleration[last];
            }
        }
    }

    /// <summary>L k T η₁ + Σ k T η_k + ½ Σ Q η'².</summary>
    public double Energy(double target, double kt)
    {
        double sum = 0;
        for (int k = 0; k < length; k++) sum += (k == 0 ? target : kt) * _eta[k] + 0.5 * _mass[k] * _velocity[k] * _velocity[k];
        return sum;
    }

    public void SaveState(BinaryWriter writer)
    {
        foreach (double[] a in (ReadOnlySpan<double[]>)[_eta, _velocity, _acceleration, _mass]) foreach (double v in a) writer.Write(v);
    }

    public void LoadState(BinaryReader reader)
    {
        foreach (double[] a in (ReadOnlySpan<double[]>)[_eta, _velocity, _acceleration, _mass]) for (int k = 0; k < length; k++) a[k] = reader.ReadDouble();
    }

    // sinh(x)/x as a series.
    internal static double SinhOverX(double x)
    {
        double x2 = x * x, x4 = x2 * x2;
        return 1 + x2 / 6 + x4 / 120 + x2 * x4 / 5040 + x4 * x4 / 362880;
    }

    private void Push(int k, double kt) => _acceleration[k] = (_mass[k - 1] * _velocity[k - 1] * _velocity[k - 1] - kt) / _mass[k];

    // Half a kick with friction from the next thermostat.
    private void Kick(int k, double half)
    {
        double x = 0.5 * half * _velocity[k + 1], s = Math.Exp(-friction * x);
        _velocity[k] = _velocity[k] * s * s + half * _acceleration[k] * s * SinhOverX(x);
    }

    private static double[] Weights(int order)
    {
        double w = order == 3 ? 1 / (2 - Math.Cbrt(2)) : 1 / (4 - Math.Cbrt(4));
        return order == 3 ? [w, 1 - 2 * w, w] : [w, w, 1 - 4 * w, w, w];
    }
}
