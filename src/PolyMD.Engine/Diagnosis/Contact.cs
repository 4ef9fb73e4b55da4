using System.Globalization;

namespace PolyMD.Engine.Diagnosis;

/// <summary>An atom near another one.</summary>
/// <param name="I">Local index of the one.</param>
/// <param name="J">Local index of the other.</param>
/// <param name="Distance">Their distance.</param>
/// <param name="Bonds">0 for atoms that are not bonded, else the number of bonds between them.</param>
/// <param name="PairEnergy">Energy of the pair style; null if it does not tell that of single pairs.</param>
/// <param name="Label">How the other atom is called.</param>
internal sealed record Contact(int I, int J, double Distance, int Bonds, double? PairEnergy, string Label)
{
    /// <summary>A line of the message.</summary>
    public string Text
    {
        get
        {
            string bonded = Bonds switch { 0 => "not bonded", 1 => "bonded", _ => $"{Bonds} bonds away" };
            string energy = PairEnergy is { } e ? string.Create(CultureInfo.InvariantCulture, $", pair energy {e:g6}") : "";
            return string.Create(CultureInfo.InvariantCulture, $"\n    {Label} at {Distance:g6} ({bonded}{energy})");
        }
    }
}
