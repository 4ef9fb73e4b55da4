namespace PolyMD.Analysis.Tests.Interfaces;

/// <summary>
/// Two bodies of heat capacities C₁ and C₂ that exchange heat through a conductance K and nothing else, with the fluctuations that belong to it: dE₁ = −K
/// (T₁ − T₂) dt + √(2 K T₁ T₂) dW (k = 1). Everything is known: ΔT decays with τ = C/K, C = C₁C₂/(C₁ + C₂); at equilibrium ⟨ΔT²⟩ = T²/C.
/// </summary>
internal sealed class LumpedBodies
{
    public const double C1 = 300, C2 = 600, K = 2, Capacity = C1 * C2 / (C1 + C2), Tau = Capacity / K;

    public double[] Time { get; private init; } = [];

    public double[] T1 { get; private init; } = [];

    public double[] T2 { get; private init; } = [];

    public double[] E1 { get; private init; } = [];

    public double[] E2 { get; private init; } = [];

    /// <summary>Runs the bodies in small steps.</summary>
    public static LumpedBodies Run(int seed, int samples, double spacing, double t1, double t2, double noise = 1, double thermometer = 0, int inner = 4)
    {
        Random random = new(seed);
        LumpedBodies b = new() { Time = new double[samples], T1 = new double[samples], T2 = new double[samples], E1 = new double[samples], E2 = new double[samples] };
        double e1 = C1 * t1, e2 = C2 * t2, dt = spacing / inner;
        for (int n = 0; n < samples; n++)
        {
            b.Time[n] = n * spacing;
            (b.E1[n], b.E2[n]) = (e1, e2);
            (b.T1[n], b.T2[n]) = (e1 / C1 + thermometer * SyntheticStack.Gauss(random), e2 / C2 + thermometer * SyntheticStack.Gauss(random));
            for (int k = 0; k < inner; k++)
            {
                // The drift of a step is exact, so that the decay is that of the formula.
                double a = e1 / C1, c = e2 / C2, q = -Capacity * (a - c) * (1 - Math.Exp(-dt / Tau)) + noise * Math.Sqrt(2 * K * a * c * dt) * SyntheticStack.Gauss(random);
                e1 += q;
                e2 -= q;
            }
        }
        return b;
    }
}
