using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Interfaces;

/// <summary>What two bodies that approach each other's temperature say about their contact.</summary>
/// <param name="DecayTime">τ, deck time unit.</param>
/// <param name="Amplitude">Difference of temperature at time 0 by the fit.</param>
/// <param name="HeatCapacity">C₁C₂/(C₁ + C₂), J/K (reduced in lj units): given, or the slope of energy against temperature; unknown without energies.</param>
/// <param name="Balance">Conductance from the heat that passed against the difference of temperature; unknown without energies.</param>
/// <param name="Decay">Conductance from decay time and heat capacity.</param>
/// <param name="From">Begin of the window.</param>
/// <param name="To">End of the window.</param>
/// <param name="Warnings">What a reader must know.</param>
public sealed record TransientResult(Measured DecayTime, Measured Amplitude, Measured HeatCapacity, Conductance Balance, Conductance Decay, double From, double To, IReadOnlyList<string> Warnings)
{
    /// <summary>Runs that differ in their seed as one answer: means, and bootstrap errors over the runs; two runs tell no scatter, their own errors are combined.</summary>
    /// <param name="runs">At least one run.</param>
    public static TransientResult Combine(IReadOnlyList<TransientResult> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        if (runs.Count == 1) return runs[0];
        Measured Over(Func<TransientResult, Measured> pick)
        {
            Measured[] each = [.. runs.Select(pick)];
            Measured mean = Bootstrap.OverRuns(each) with { Window = each[0].Window };
            return mean.HasError ? mean : mean with { StandardError = Math.Sqrt(each.Sum(m => m.StandardError * m.StandardError)) / each.Length };
        }
        return new TransientResult(Over(r => r.DecayTime), Over(r => r.Amplitude), Over(r => r.HeatCapacity), new Conductance(ConductanceMethod.TransientBalance, Over(r => r.Balance.Value)),
            new Conductance(ConductanceMethod.TransientDecay, Over(r => r.Decay.Value)), runs.Min(r => r.From), runs.Max(r => r.To), [.. runs.SelectMany(r => r.Warnings).Distinct()]);
    }
}
