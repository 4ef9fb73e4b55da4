using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces.Loops;
using PolyMD.Model;

namespace PolyMD.Forces.Bonded;

// Coefficients changed during a run.
public sealed unsafe partial class BondedForce<TTerm> : IAdjustableCoefficients
{
    private const int MostWords = 8;
    private CoefficientLine? _line;

    /// <inheritdoc/>
    public IReadOnlyList<string> CoefficientNames => _context is null ? [] : Line.Names;

    // A style of several kinds of lines, or with tables, has none that can be changed by name.
    private CoefficientLine Line => _line ??= CoefficientLine.Find(TTerm.DataSlot >= 0 || TTerm.Parts.Count != 1 ? 0 : MostWords, args =>
    {
        TermRow row = new();
        TTerm.ReadLine(args, _context!, row);
        return row.Values.ToArray();
    });

    /// <inheritdoc/>
    public double Coefficient(string name, int i, int j) => Line.Value(name, _rows[i].Values);

    /// <inheritdoc/>
    public void SetCoefficient(string name, int i, int j, double value) =>
        TTerm.ReadLine(Line.With($"{Family}_style {Name}", name, value, _rows[i].Values), _context!, _rows[i]);

    /// <inheritdoc/>
    public void CoefficientsChanged(Simulation simulation) => FillTable();
}
