using System.Globalization;

namespace PolyMD.Analysis.Statistics;

/// <summary>A measured quantity: never a number without its error and its unit. An unknown value or error is NaN and prints as "n/a".</summary>
/// <param name="Value">Best estimate, in <paramref name="Unit"/>.</param>
/// <param name="StandardError">Standard error (one sigma) of the estimate, in <paramref name="Unit"/>; NaN if the data do not suffice to say.</param>
/// <param name="EffectiveSamples">Number of statistically independent samples behind it; NaN if unknown.</param>
/// <param name="Unit">Unit as text, for example "m2K/W"; empty for reduced units or pure numbers.</param>
public readonly record struct Measured(double Value, double StandardError, double EffectiveSamples, string Unit)
{
    /// <summary>The stretch of time (or of samples) it was taken from, in words such as "20 to 160 ps"; null if it has none of its own.</summary>
    public string? Window { get; init; }

    /// <summary>A quantity that could not be measured.</summary>
    /// <param name="unit">Its unit.</param>
    public static Measured Unknown(string unit) => new(double.NaN, double.NaN, double.NaN, unit);

    /// <summary>True if the value is a finite number.</summary>
    public bool IsKnown => double.IsFinite(Value);

    /// <summary>True if the error is a finite number.</summary>
    public bool HasError => double.IsFinite(StandardError);

    /// <summary>The same quantity in another unit.</summary>
    /// <param name="factor">New unit per old unit.</param>
    /// <param name="unit">New unit.</param>
    public Measured Scale(double factor, string unit) => this with { Value = Value * factor, StandardError = StandardError * Math.Abs(factor), Unit = unit };

    /// <summary>Quotient of two independent quantities: (δR/R)² = (δa/a)² + (δb/b)².</summary>
    /// <param name="numerator">a.</param>
    /// <param name="denominator">b.</param>
    /// <param name="unit">Unit of the quotient.</param>
    public static Measured Ratio(Measured numerator, Measured denominator, string unit)
    {
        double ratio = numerator.Value / denominator.Value;
        double dn = numerator.StandardError / denominator.Value, dd = ratio * denominator.StandardError / denominator.Value;
        return new Measured(ratio, Math.Sqrt(dn * dn + dd * dd), Math.Min(numerator.EffectiveSamples, denominator.EffectiveSamples), unit);
    }

    /// <summary>Value and error with as many digits as the error allows, such as "(1.23 ± 0.05)e-08 m2K/W".</summary>
    public override string ToString()
    {
        string unit = string.IsNullOrEmpty(Unit) ? "" : " " + Unit;
        if (!IsKnown) return "n/a" + unit;
        string text = Format();
        return text + unit;
    }

    /// <summary>Value and error without the unit.</summary>
    public string Format()
    {
        CultureInfo c = CultureInfo.InvariantCulture;
        if (!IsKnown) return "n/a";
        int exponent = Value == 0 ? 0 : (int)Math.Floor(Math.Log10(Math.Abs(Value)));
        bool scientific = exponent is < -2 or > 4;
        double scale = scientific ? Math.Pow(10, -exponent) : 1;
        double v = Value * scale, e = StandardError * scale;
        int digits = 3 - (scientific ? 0 : Math.Min(exponent, 3));
        if (HasError && e > 0) digits = Math.Clamp(1 - (int)Math.Floor(Math.Log10(e)), 0, 8);
        string value = v.ToString("F" + digits, c), error = HasError ? e.ToString("F" + digits, c) : "n/a";
        return scientific
            ? string.Create(c, $"({value} ± {error})e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent):00}")
            : $"{value} ± {error}";
    }
}
