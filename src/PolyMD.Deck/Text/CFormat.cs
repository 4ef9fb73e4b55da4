using System.Globalization;
using System.Text;

namespace PolyMD.Deck.Text;

/// <summary>A C printf format with one conversion (%d, %ld, %g, %e, %f, %s with flags, width and precision), as decks and LAMMPS' outputs use it.</summary>
public sealed class CFormat
{
    private readonly string _prefix, _suffix;
    private readonly bool _left, _plus, _blank, _zero, _alternate;
    private readonly int _width, _precision;

    private CFormat(string prefix, string suffix, string flags, int width, int precision, char conversion)
    {
        _prefix = prefix;
        _suffix = suffix;
        _left = flags.Contains('-', StringComparison.Ordinal);
        _plus = flags.Contains('+', StringComparison.Ordinal);
        _blank = flags.Contains(' ', StringComparison.Ordinal);
        _zero = flags.Contains('0', StringComparison.Ordinal);
        _alternate = flags.Contains('#', StringComparison.Ordinal);
        _width = width;
        _precision = precision;
        Conversion = conversion;
    }

    /// <summary>d, i, u, x, e, E, f, F, g, G or s.</summary>
    public char Conversion { get; }

    /// <summary>Whether the conversion is for integers.</summary>
    public bool IsInteger => Conversion is 'd' or 'i' or 'u' or 'x' or 'X';

    /// <summary>Whether the conversion is for text.</summary>
    public bool IsText => Conversion == 's';

    /// <summary>Reads a format.</summary>
    /// <param name="format">Text with exactly one conversion.</param>
    /// <param name="parsed">The format.</param>
    public static bool TryParse(string format, out CFormat parsed)
    {
        parsed = null!;
        StringBuilder prefix = new();
        int k = 0;
        for (; k < format.Length; k++)
        {
            if (format[k] == '%' && k + 1 < format.Length && format[k + 1] == '%') k++;
            else if (format[k] == '%') break;
            prefix.Append(format[k]);
        }
        if (k >= format.Length) return false;
        int flagStart = ++k;
        while (k < format.Length && "-+ 0#".Contains(format[k], StringComparison.Ordinal)) k++;
        string flags = format[flagStart..k];
        int width = 0, precision = -1;
        while (k < format.Length && char.IsAsciiDigit(format[k])) width = 10 * width + format[k++] - '0';
        if (k < format.Length && format[k] == '.')
        {
            precision = 0;
            for (k++; k < format.Length && char.IsAsciiDigit(format[k]); k++) precision = 10 * precision + format[k] - '0';
        }
        while (k < format.Length && format[k] is 'l' or 'h' or 'z' or 'j') k++;
        if (k >= format.Length || !"diuxXeEfFgGs".Contains(format[k], StringComparison.Ordinal) || width > 500 || precision > 100) return false;
        string suffix = format[(k + 1)..].Replace("%%", "%", StringComparison.Ordinal);
        if (format[(k + 1)..].Replace("%%", "", StringComparison.Ordinal).Contains('%', StringComparison.Ordinal)) return false;
        parsed = new CFormat(prefix.ToString(), suffix, flags, width, precision, format[k]);
        return true;
    }

    /// <summary>Reads a format known to be valid.</summary>
    /// <param name="format">Text with exactly one conversion.</param>
    public static CFormat Parse(string format) => TryParse(format, out CFormat parsed) ? parsed : throw new FormatException($"'{format}' is not a number format");

    /// <summary>The value as text, by the rules of C.</summary>
    /// <param name="value">Number; truncated for integer conversions.</param>
    public string Format(double value)
    {
        StringBuilder text = new();
        AppendTo(text, value);
        return text.ToString();
    }

    /// <summary>The value as text.</summary>
    /// <param name="value">Integer; converted for floating conversions.</param>
    public string Format(long value)
    {
        StringBuilder text = new();
        AppendTo(text, value);
        return text.ToString();
    }

    /// <summary>Text padded to the width of %s.</summary>
    /// <param name="value">Text.</param>
    public string Format(string value)
    {
        StringBuilder text = new();
        AppendTo(text, value);
        return text.ToString();
    }

    /// <summary>Appends text padded to the width of %s.</summary>
    /// <param name="text">Target.</param>
    /// <param name="value">Text.</param>
    public void AppendTo(StringBuilder text, string value) => Pad(text, _precision >= 0 && _precision < value.Length ? value[.._precision] : value, "", false);

    /// <summary>Appends an integer.</summary>
    /// <param name="text">Target.</param>
    /// <param name="value">Number.</param>
    public void AppendTo(StringBuilder text, long value)
    {
        if (!IsInteger)
        {
            AppendTo(text, (double)value);
            return;
        }
        string digits = Conversion switch
        {
            'x' => value.ToString("x", CultureInfo.InvariantCulture),
            'X' => value.ToString("X", CultureInfo.InvariantCulture),
            _ => Math.Abs((decimal)value).ToString(CultureInfo.InvariantCulture),
        };
        if (_precision > digits.Length) digits = digits.PadLeft(_precision, '0');
        Pad(text, digits, Sign(value < 0 && Conversion is not ('x' or 'X')), _zero && _precision < 0);
    }

    /// <summary>Appends a number.</summary>
    /// <param name="text">Target.</param>
    /// <param name="value">Number.</param>
    public void AppendTo(StringBuilder text, double value)
    {
        if (IsInteger)
        {
            AppendTo(text, double.IsFinite(value) && Math.Abs(value) < 9.2e18 ? (long)value : 0L);
            return;
        }
        bool negative = double.IsNegative(value) && !double.IsNaN(value);
        if (!double.IsFinite(value))
        {
            Pad(text, double.IsNaN(value) ? "nan" : "inf", Sign(negative), false);
            return;
        }
        double magnitude = Math.Abs(value);
        int precision = _precision < 0 ? 6 : _precision;
        string digits = Conversion switch
        {
            'e' or 'E' => Exponential(magnitude, precision),
            'f' or 'F' => magnitude.ToString("F" + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
            's' => magnitude.ToString("R", CultureInfo.InvariantCulture),
            _ => General(magnitude, Math.Max(1, precision)),
        };
        if (Conversion is 'E' or 'G') digits = digits.ToUpperInvariant();
        Pad(text, digits, Sign(negative), _zero);
    }

    private string Sign(bool negative) => negative ? "-" : _plus ? "+" : _blank ? " " : "";

    private void Pad(StringBuilder text, string digits, string sign, bool zeros)
    {
        text.Append(_prefix);
        int fill = _width - digits.Length - sign.Length;
        if (fill > 0 && !_left && !zeros) text.Append(' ', fill);
        text.Append(sign);
        if (fill > 0 && !_left && zeros) text.Append('0', fill);
        text.Append(digits);
        if (fill > 0 && _left) text.Append(' ', fill);
        text.Append(_suffix);
    }

    private static string Exponential(double value, int precision)
    {
        string s = value.ToString("e" + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        int e = s.IndexOf('e', StringComparison.Ordinal);
        // .NET writes three exponent digits, C at least two.
        string exponent = s[(e + 2)..].TrimStart('0').PadLeft(2, '0');
        return $"{s[..(e + 2)]}{exponent}";
    }

    private string General(double value, int precision)
    {
        string s = value.ToString("e" + (precision - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        int e = s.IndexOf('e', StringComparison.Ordinal);
        int exponent = int.Parse(s.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string digits = precision == 1 ? s[..e] : string.Concat(s.AsSpan(0, 1), s.AsSpan(2, e - 2));
        if (exponent < -4 || exponent >= precision)
        {
            string fraction = _alternate ? digits[1..] : digits[1..].TrimEnd('0');
            string mantissa = fraction.Length > 0 ? $"{digits[0]}.{fraction}" : digits[..1];
            return $"{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture)}";
        }
        string plain = exponent >= 0
            ? exponent + 1 < digits.Length ? $"{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}" : digits + (_alternate ? "." : "")
            : $"0.{new string('0', -exponent - 1)}{digits}";
        if (_alternate || !plain.Contains('.', StringComparison.Ordinal)) return plain;
        return plain.TrimEnd('0').TrimEnd('.');
    }
}
