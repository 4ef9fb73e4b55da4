using PolyMD.Model;

namespace PolyMD.IO.Readers;

/// <summary>Opens trajectories of every known format by the end of their names: text dumps (also .gz), .xtc, .dcd, .xyz and .extxyz, LAMMPS data files.</summary>
public static class TrajectoryFile
{
    /// <summary>Endings with what they mean, for help and messages.</summary>
    public static IReadOnlyList<string> Formats { get; } =
        ["*.xtc: GROMACS", "*.dcd: CHARMM, NAMD", "*.xyz, *.extxyz (also .gz): XYZ, extended XYZ", "*.data, data.*: LAMMPS data file, one frame", "any other name (also .gz): text dump of LAMMPS or PolyMD"];

    /// <summary>Opens a file.</summary>
    /// <param name="path">File.</param>
    /// <param name="units">Unit system of the simulation: xtc files are converted from nm and ps to it.</param>
    /// <param name="timeStep">Time per step in that unit, or NaN where frames tell their time or it is not needed.</param>
    /// <param name="force">Name of the columns of text dumps that are read as forces, such as c_ID; null for fx fy fz.</param>
    public static ITrajectory Open(string path, Units units, double timeStep = double.NaN, string? force = null)
    {
        ArgumentNullException.ThrowIfNull(units);
        if (!File.Exists(path)) throw new PolyMDException($"file '{path}' does not exist");
        string name = Path.GetFileName(path);
        string plain = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        bool reduced = double.IsNaN(units.MetresPerLength);
        return Path.GetExtension(plain).ToLowerInvariant() switch
        {
            ".xtc" => new XtcReader(path, reduced ? 1 : 1e-9 / units.MetresPerLength, reduced ? 1 : 1e-12 / units.SecondsPerTime),
            ".dcd" => new DcdReader(path, timeStep),
            ".xyz" or ".extxyz" => new XyzReader(path, timeStep),
            ".data" => DataFile(path),
            _ when plain.StartsWith("data.", StringComparison.Ordinal) => DataFile(path),
            _ => new DumpReader(path, timeStep, force),
        };
    }

    private static SingleFrame DataFile(string path) => new(DataFileReader.Read(path));
}
