using System.Globalization;
using System.Text;
using PolyMD.Model;

namespace PolyMD.Dynamics.Common;

/// <summary>One C printf conversion for a double (%g, %15.8e, %-10.4f, %d …) with the text around it; ties round to even as in glibc.</summary>
public sealed class PrintfFormat
{
    private readonly string _before, _after;
    private readonly bool _left, _plus, _zero, _space, _alternate;
    private readonly int _width, _precision;
    private readonly char _conversion;

    /// <summary>Parses a format.</summary>
    /// <param name="format">Text with exactly one conversion of e, E, f, F, g, G, d or i.</param>
    /// <exception cref="PolyMDException">There is no such conversion.</exception>
    public PrintfFormat(string format)
    {
        int p = format.IndexOf('%', StringComparison.Ordinal);
        if (p < 0) throw Bad(format);
        int k = p + 1;
        for (; k < format.Length && "-+0 #".Contains(format[k]); k++)
        {
            if (format[k] == '-') _left = true;
            if (format[k] == '+') _plus = true;
            if (format[k] == '0') _zero = true;
            if (format[k] == ' ') _space = true;
            if (format[k] == '#') _alternate = true;
        }
        for (; k < format.Length && char.IsAsciiDigit(format[k]); k++) _width = 10 * _width + format[k] - '0';
        _precision = 6;
        if (k < format.Length && format[k] == '.')
        {
            _precision = 0;
            for (k++; k < format.Length && char.IsAsciiDigit(format[k]); k++) _precision = 10 * _precision + format[k] - '0';
        }
        while (k < format.Length && format[k] is 'l' or 'L') k++;
        if (k >= format.Length || !"eEfFgGdi".Contains(format[k]) || format.IndexOf('%', k) >= 0 || _width > 500 || _precision > 500) throw Bad(format);
        _conversion = format[k];
        _before = format[..p];
        _after = format[(k + 1)..];
    }

    /// <summary>The default of LAMMPS' averaging fixes: a blank and six significant digits.</summary>
    public static PrintfFormat Default { get; } = new(" %g");

    /// <summary>Six digits without a space before.</summary>
    public static PrintfFormat Bare { get; } = new("%g");

    /// <summary>Text of a number.</summary>
    /// <param name="value">The number.</param>
    public string Format(double value)
    {
        StringBuilder text = new();
        Append(text, value);
        return text.ToString();
    }

    /// <summary>Appends the text of a number.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="value">The number.</param>
    public void Append(StringBuilder target, double value)
    {
        string sign = double.IsNegative(value) ? "-" : _plus ? "+" : _space ? " " : "";
        double a = Math.Abs(value);
        bool finite = double.IsFinite(value);
        string body = !finite ? (double.IsNaN(value) ? "nan" : "inf") : char.ToLowerInvariant(_conversion) switch
        {
            'e' => Exponent(a, _precision),
            'f' => Fixed(a, _precision),
            'g' => General(a),
            _ => Math.Truncate(a).ToString("F0", CultureInfo.InvariantCulture),
        };
        if (char.IsAsciiLetterUpper(_conversion)) body = body.ToUpperInvariant();
        int pad = _width - sign.Length - body.Length;
        target.Append(_before);
        if (pad > 0 && !_left && !(_zero && finite)) target.Append(' ', pad);
        target.Append(sign);
        if (pad > 0 && !_left && _zero && finite) target.Append('0', pad);
        target.Append(body);
        if (pad > 0 && _left) target.Append(' ', pad);
        target.Append(_after);
    }

    private string General(double a)
    {
        int p = Math.Max(1, _precision);
        (_, int exponent) = Digits(a, p);
        string body = exponent < -4 || exponent >= p ? Exponent(a, p - 1) : Fixed(a, p - 1 - exponent);
        if (_alternate || !body.Contains('.', StringComparison.Ordinal)) return body;
        int e = body.IndexOf('e', StringComparison.Ordinal);
        string mantissa = (e < 0 ? body : body[..e]).TrimEnd('0').TrimEnd('.');
        return e < 0 ? mantissa : mantissa + body[e..];
    }

    private static string Exponent(double a, int precision)
    {
        (string digits, int exponent) = Digits(a, precision + 1);
        string mantissa = precision > 0 ? $"{digits[0]}.{digits[1..]}" : digits;
        return $"{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";
    }

    private static string Fixed(double a, int precision)
    {
        if (a == 0) return precision > 0 ? "0." + new string('0', precision) : "0";
        int exponent = Digits(a, 17).Exponent;
        int wanted = exponent + 1 + precision;
        string digits;
        if (wanted < 0) (digits, exponent) = ("", -precision - 1);
        else if (wanted == 0)
        {
            // Rounds to nothing or to one unit of the last place; exactly half goes to the even zero.
            string d = Digits(a, 40).Digits;
            bool up = d[0] > '5' || (d[0] == '5' && !d.AsSpan(1).TrimStart('0').IsEmpty);
            (digits, exponent) = (up ? "1" : "", up ? -precision : -precision - 1);
        }
        else (digits, exponent) = Digits(a, wanted);
        string all = exponent >= 0 ? digits : new string('0', -exponent) + digits;
        int whole = Math.Max(exponent, 0) + 1;
        all = all.PadRight(whole + precision, '0');
        return precision > 0 ? $"{all[..whole]}.{all.Substring(whole, precision)}" : all[..whole];
    }

    // Decimal digits rounded half to even, and the exponent of the first.
    private static (string Digits, int Exponent) Digits(double a, int count)
    {
        if (a == 0) return (new string('0', count), 0);
        string exact = a.ToString("E" + (count + 30).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        int e = exact.IndexOf('E', StringComparison.Ordinal);
        int exponent = int.Parse(exact.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        char[] d = (exact[..1] + exact[2..e]).ToCharArray();
        bool tie = d[count] == '5' && d.AsSpan(count + 1).TrimStart('0').IsEmpty;
        bool up = tie ? (d[count - 1] - '0') % 2 == 1 : d[count] >= '5';
        char[] kept = d[..count];
        if (up)
        {
            int k = count - 1;
            while (k >= 0 && kept[k] == '9') kept[k--] = '0';
            if (k >= 0) kept[k]++;
            else
            {
                kept[0] = '1';
                exponent++;
            }
        }
        return (new string(kept), exponent);
    }

    private static PolyMDException Bad(string format) => new($"'{format}' is not a format with one number conversion such as %g or %15.8e");
}
