using CsvHelper;
using PolyMD.Analysis.Interfaces;

namespace PolyMD.Studies.Reporting;

/// <summary>Writes the averaged temperature profile of a run: material, z, temperature, its standard error, mean number of atoms, and whether the bin was fitted.</summary>
public static class ProfileCsv
{
    /// <summary>Writes the file.</summary>
    /// <param name="result">The run.</param>
    /// <param name="path">File.</param>
    public static void Write(InterfaceResistanceResult result, string path)
    {
        ArgumentNullException.ThrowIfNull(result);
        using CsvWriter csv = CsvWriter.ToFile(path, new CsvWriterOptions { NewLine = "\n" });
        csv.WriteHeader("material", "z_A", "temperature_K", "standard_error_K", "atoms", "fitted");
        foreach (MaterialProfile p in result.Profiles)
        {
            for (int b = 0; b < p.Z.Length; b++)
            {
                csv.WriteField(p.Material);
                csv.WriteField<double>(p.Z[b], "G10");
                csv.WriteField<double>(p.Temperature[b], "G8");
                csv.WriteField<double>(double.IsFinite(p.Error[b]) ? p.Error[b] : null, "G4");
                csv.WriteField<double>(p.Count[b], "G8");
                csv.WriteField(p.Fitted[b] ? "true" : "false");
                csv.EndRecord();
            }
        }
    }
}
