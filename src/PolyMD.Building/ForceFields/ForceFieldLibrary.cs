using System.Text.Json;
using PolyMD.Model;

namespace PolyMD.Building.ForceFields;

/// <summary>Every parameter set of a <c>forcefields/</c> folder, by name. A wrong name is an error that lists the valid ones.</summary>
public sealed class ForceFieldLibrary
{
    private sealed record ElementFile(string Source, List<ElementData> Elements);

    private sealed record IonFile(string Units, List<LithiumIonSet> Sets);

    private sealed record SheetFile(string Note, List<SheetPotential> Sheets);

    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNameCaseInsensitive = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    private readonly HashSet<string> _files = [];
    private readonly List<MolecularForceField> _molecular = [];
    private readonly List<ElementData> _elements;
    private readonly List<LithiumIonSet> _ions;
    private readonly List<SheetPotential> _sheets;

    private ForceFieldLibrary(string folder)
    {
        Folder = folder;
        ElementFile uff = Parse<ElementFile>("uff.json");
        UffSource = uff.Source;
        _elements = uff.Elements;
        _ions = Parse<IonFile>("lithium-ion.json").Sets;
        _sheets = Parse<SheetFile>("sheets.json").Sheets;
        foreach (string file in new[] { "opls-aa-peo.json", "opls-2020-peo.json", "clp-tfsi.json" })
            _molecular.Add(Parse<MolecularForceField>(file));
    }

    /// <summary>The folder that was read.</summary>
    public string Folder { get; }

    /// <summary>Full paths of the files read so far.</summary>
    public IReadOnlyList<string> FilesRead => [.. _files.Order(StringComparer.Ordinal)];

    /// <summary>Where the UFF numbers come from.</summary>
    public string UffSource { get; }

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">Path of the <c>forcefields</c> folder.</param>
    public static ForceFieldLibrary Load(string folder)
    {
        if (!Directory.Exists(folder)) throw new PolyMDException($"the force-field folder '{folder}' does not exist");
        return new ForceFieldLibrary(folder);
    }

    /// <summary>Finds the folder <c>forcefields</c> in a directory or the nearest of its parents.</summary>
    /// <param name="start">Directory in which the search begins.</param>
    public static string FindFolder(string start)
    {
        for (DirectoryInfo? d = new(Path.GetFullPath(start)); d is not null; d = d.Parent)
        {
            string candidate = Path.Combine(d.FullName, "forcefields");
            if (File.Exists(Path.Combine(candidate, "uff.json"))) return candidate;
        }
        throw new PolyMDException($"no folder 'forcefields' (with uff.json in it) in '{start}' or above it");
    }

    /// <summary>A molecular force field: opls-aa, opls-2020, clp.</summary>
    /// <param name="name">Its name.</param>
    public MolecularForceField Molecular(string name) => Find(_molecular, f => f.Name, name, "molecular force field");

    /// <summary>An element's mass and UFF parameters.</summary>
    /// <param name="symbol">Chemical symbol.</param>
    public ElementData Element(string symbol) => Find(_elements, e => e.Element, symbol, "element");

    /// <summary>A lithium-ion set.</summary>
    /// <param name="name">Its name.</param>
    public LithiumIonSet LithiumIon(string name) => Find(_ions, i => i.Name, name, "lithium-ion set");

    /// <summary>A sheet potential.</summary>
    /// <param name="name">Its name.</param>
    public SheetPotential Sheet(string name) => Find(_sheets, s => s.Name, name, "sheet potential");

    /// <summary>The text of a parameter file of the folder.</summary>
    /// <param name="file">File name.</param>
    public string ReadText(string file)
    {
        string path = Path.Combine(Folder, file);
        if (!File.Exists(path)) throw new PolyMDException($"the parameter file '{path}' does not exist");
        _files.Add(Path.GetFullPath(path));
        return File.ReadAllText(path);
    }

    private static T Find<T>(List<T> items, Func<T, string> name, string wanted, string kind) =>
        items.FirstOrDefault(i => name(i) == wanted) is { } found ? found
            : throw new PolyMDException($"there is no {kind} '{wanted}'; valid names: {string.Join(", ", items.Select(name))}");

    private T Parse<T>(string file)
    {
        string path = Path.Combine(Folder, file), text = ReadText(file);
        try
        {
            return JsonSerializer.Deserialize<T>(text, s_options)
                ?? throw new DataFileException(path, 1, "the file is empty");
        }
        catch (JsonException e)
        {
            throw new DataFileException(path, (int)(e.LineNumber ?? 0) + 1, e.Message);
        }
    }
}
