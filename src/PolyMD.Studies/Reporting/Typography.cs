using System.Text;
using PolyMD.Analysis.Statistics;

namespace PolyMD.Studies.Reporting;

/// <summary>Numbers and units as print sets them: 1.2e-08 m2K/W becomes 1.2×10⁻⁸ m²K/W. For people; files keep plain ASCII numbers.</summary>
internal static class Typography
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    public static string Pretty(Measured quantity) => Pretty(quantity.ToString());

    public static string Pretty(string text)
    {
        StringBuilder b = new();
        for (int i = 0; i < text.Length; i++)
        {
            // e-08 or e+05 directly behind a digit or a closing bracket is an exponent.
            if (text[i] == 'e' && i > 0 && (char.IsAsciiDigit(text[i - 1]) || text[i - 1] == ')')
                && i + 3 < text.Length && text[i + 1] is '-' or '+' && char.IsAsciiDigit(text[i + 2]) && char.IsAsciiDigit(text[i + 3]))
            {
                b.Append("×10");
                if (text[i + 1] == '-') b.Append('⁻');
                if (text[i + 2] != '0') b.Append(Superscripts[text[i + 2] - '0']);
                b.Append(Superscripts[text[i + 3] - '0']);
                i += 3;
            }
            else if (text[i] == '-' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]) && (i == 0 || text[i - 1] is ' ' or '('))
            {
                b.Append('−');
            }
            else
            {
                b.Append(text[i]);
            }
        }

        return b.Replace("m2K/W", "m²K/W").Replace("W/m2", "W/m²").Replace("W/mK", "W/(m·K)").Replace("cm2/s", "cm²/s").ToString();
    }
}
