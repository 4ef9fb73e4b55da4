using System.Globalization;
using System.Text.RegularExpressions;
using PolyMD.Model;

namespace PolyMD.Cli;

/// <summary>Wall times as people write them: 90s, 15m, 23h50m, 1d12h, 02:30:00.</summary>
internal static partial class Duration
{
    /// <summary>Reads a wall time.</summary>
    /// <param name="option">Option, for the message.</param>
    /// <param name="text">Text.</param>
    /// <exception cref="PolyMDException">It is none.</exception>
    public static TimeSpan Parse(string option, string text)
    {
        Match m = Units().Match(text);
        double seconds = 0;
        if (m.Success && text.Length > 0)
        {
            foreach ((string group, double unit) in (ReadOnlySpan<(string, double)>)[("d", 86400), ("h", 3600), ("m", 60), ("s", 1)])
                if (m.Groups[group].Success) seconds += unit * double.Parse(m.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
        }
        else if (Clock().Match(text) is { Success: true } c)
            seconds = 3600.0 * int.Parse(c.Groups[1].ValueSpan, CultureInfo.InvariantCulture) + 60 * int.Parse(c.Groups[2].ValueSpan, CultureInfo.InvariantCulture) + (c.Groups[3].Success ? int.Parse(c.Groups[3].ValueSpan, CultureInfo.InvariantCulture) : 0);
        if (seconds is > 0 and < 1e9) return TimeSpan.FromSeconds(seconds);
        throw new PolyMDException($"{option} must be a wall time such as 90s, 15m, 23h50m or 02:30:00; got '{text}'");
    }

    [GeneratedRegex(@"^(?:(?<d>[0-9]{1,8})d)?(?:(?<h>[0-9]{1,8})h)?(?:(?<m>[0-9]{1,8})m(?:in)?)?(?:(?<s>[0-9]{1,8})s)?$")]
    private static partial Regex Units();

    [GeneratedRegex("^([0-9]{1,6}):([0-9]{2})(?::([0-9]{2}))?$")]
    private static partial Regex Clock();
}
