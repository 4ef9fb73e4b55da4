namespace PolyMD.Model;

/// <summary>
/// Conversion constants of a LAMMPS unit system, with LAMMPS' own (older CODATA) values so that logs agree
/// (constants: LAMMPS, units command and update.cpp of 29 Sep 2021).
/// </summary>
public sealed record Units
{
    /// <summary>One of <see cref="Names"/>.</summary>
    public required string Name { get; init; }

    /// <summary>k_B in energy per temperature.</summary>
    public required double Boltzmann { get; init; }

    /// <summary>m v² to energy.</summary>
    public required double MassVelocity2ToEnergy { get; init; }

    /// <summary>force to mass × acceleration: 1 / <see cref="MassVelocity2ToEnergy"/> in real and metal units.</summary>
    public required double ForceToMassAcceleration { get; init; }

    /// <summary>energy/volume to pressure.</summary>
    public required double EnergyPerVolumeToPressure { get; init; }

    /// <summary>q²/r to energy.</summary>
    public required double CoulombConstant { get; init; }

    /// <summary>mass/volume to the density unit of the log (g/cm³ in real and metal units).</summary>
    public required double MassPerVolumeToDensity { get; init; }

    /// <summary>Electric field × charge to force.</summary>
    public double FieldToForce { get; init; } = 1;

    /// <summary>Default time step.</summary>
    public required double DefaultTimestep { get; init; }

    /// <summary>Default neighbour skin.</summary>
    public required double DefaultSkin { get; init; }

    /// <summary>Time unit in seconds; NaN in lj units.</summary>
    public required double SecondsPerTime { get; init; }

    /// <summary>Energy unit in joules per particle; NaN in lj units.</summary>
    public required double JoulesPerEnergy { get; init; }

    /// <summary>Length unit in metres; NaN in lj units.</summary>
    public required double MetresPerLength { get; init; }

    /// <summary>1 Å in the length unit (1 in lj units).</summary>
    public double Angstrom { get; init; } = 1;

    /// <summary>Charge of a proton in the charge unit (1 in lj units).</summary>
    public double ProtonCharge { get; init; } = 1;

    /// <summary>Name of the pressure unit, for labels.</summary>
    public required string PressureUnit { get; init; }

    /// <summary>Name of the time unit, for labels.</summary>
    public required string TimeUnit { get; init; }

    /// <summary>Whether extensive thermo values are printed per atom by default (lj).</summary>
    public bool NormalizeByDefault => Name == "lj";

    /// <summary>kcal/mol, Å, fs, g/mol, atm.</summary>
    public static Units Real { get; } = new()
    {
        Name = "real",
        Boltzmann = 0.0019872067,
        MassVelocity2ToEnergy = 48.88821291 * 48.88821291,
        ForceToMassAcceleration = 1.0 / 48.88821291 / 48.88821291,
        EnergyPerVolumeToPressure = 68568.415,
        CoulombConstant = 332.06371,
        MassPerVolumeToDensity = 1.0 / 0.602214129,
        FieldToForce = 23.060549,
        DefaultTimestep = 1.0,
        DefaultSkin = 2.0,
        SecondsPerTime = 1e-15,
        JoulesPerEnergy = 4184.0 / 6.02214076e23,
        MetresPerLength = 1e-10,
        PressureUnit = "atm",
        TimeUnit = "fs",
    };

    /// <summary>eV, Å, ps, g/mol, bar.</summary>
    public static Units Metal { get; } = new()
    {
        Name = "metal",
        Boltzmann = 8.617343e-5,
        MassVelocity2ToEnergy = 1.0364269e-4,
        ForceToMassAcceleration = 1.0 / 1.0364269e-4,
        EnergyPerVolumeToPressure = 1.6021765e6,
        CoulombConstant = 14.399645,
        MassPerVolumeToDensity = 1.0 / 0.602214129,
        DefaultTimestep = 0.001,
        DefaultSkin = 2.0,
        SecondsPerTime = 1e-12,
        JoulesPerEnergy = 1.602176634e-19,
        MetresPerLength = 1e-10,
        PressureUnit = "bar",
        TimeUnit = "ps",
    };

    /// <summary>Reduced Lennard-Jones units.</summary>
    public static Units LennardJones { get; } = new()
    {
        Name = "lj",
        Boltzmann = 1,
        MassVelocity2ToEnergy = 1,
        ForceToMassAcceleration = 1,
        EnergyPerVolumeToPressure = 1,
        CoulombConstant = 1,
        MassPerVolumeToDensity = 1,
        DefaultTimestep = 0.005,
        DefaultSkin = 0.3,
        SecondsPerTime = double.NaN,
        JoulesPerEnergy = double.NaN,
        MetresPerLength = double.NaN,
        PressureUnit = "ε/σ³",
        TimeUnit = "τ",
    };

    /// <summary>kg, m, s, J, K, Pa, C.</summary>
    public static Units Si { get; } = new()
    {
        Name = "si",
        Boltzmann = 1.3806504e-23,
        MassVelocity2ToEnergy = 1,
        ForceToMassAcceleration = 1,
        EnergyPerVolumeToPressure = 1,
        CoulombConstant = 8.9876e9,
        MassPerVolumeToDensity = 1,
        FieldToForce = 1,
        DefaultTimestep = 1e-8,
        DefaultSkin = 0.001,
        SecondsPerTime = 1,
        JoulesPerEnergy = 1,
        Angstrom = 1e-10,
        ProtonCharge = 1.6021765e-19,
        MetresPerLength = 1,
        PressureUnit = "Pa",
        TimeUnit = "s",
    };

    /// <summary>g, cm, s, erg, K, dyne/cm², esu.</summary>
    public static Units Cgs { get; } = new()
    {
        Name = "cgs",
        Boltzmann = 1.3806504e-16,
        MassVelocity2ToEnergy = 1,
        ForceToMassAcceleration = 1,
        EnergyPerVolumeToPressure = 1,
        CoulombConstant = 1,
        MassPerVolumeToDensity = 1,
        FieldToForce = 1,
        DefaultTimestep = 1e-8,
        DefaultSkin = 0.1,
        SecondsPerTime = 1,
        JoulesPerEnergy = 1e-7,
        Angstrom = 1e-8,
        ProtonCharge = 4.8032044e-10,
        MetresPerLength = 0.01,
        PressureUnit = "dyn/cm²",
        TimeUnit = "s",
    };

    /// <summary>amu, Bohr, fs, Hartree, K, Pa, e.</summary>
    public static Units Electron { get; } = new()
    {
        Name = "electron",
        Boltzmann = 3.16681534e-6,
        MassVelocity2ToEnergy = 1.06657236,
        ForceToMassAcceleration = 0.937582899,
        EnergyPerVolumeToPressure = 2.94210108e13,
        CoulombConstant = 1,
        MassPerVolumeToDensity = 1,
        FieldToForce = 1.94469051e-10,
        DefaultTimestep = 0.001,
        DefaultSkin = 2.0,
        SecondsPerTime = 1e-15,
        JoulesPerEnergy = 4.3597447222071e-18,
        Angstrom = 1.88972612,
        MetresPerLength = 5.29177210903e-11,
        PressureUnit = "Pa",
        TimeUnit = "fs",
    };

    /// <summary>pg, µm, µs, pg µm²/µs², K, pg/(µm µs²), pC.</summary>
    public static Units Micro { get; } = new()
    {
        Name = "micro",
        Boltzmann = 1.3806504e-8,
        MassVelocity2ToEnergy = 1,
        ForceToMassAcceleration = 1,
        EnergyPerVolumeToPressure = 1,
        CoulombConstant = 8.987556e6,
        MassPerVolumeToDensity = 1,
        FieldToForce = 1,
        DefaultTimestep = 2.0,
        DefaultSkin = 0.1,
        SecondsPerTime = 1e-6,
        JoulesPerEnergy = 1e-15,
        Angstrom = 1e-4,
        ProtonCharge = 1.6021765e-7,
        MetresPerLength = 1e-6,
        PressureUnit = "pg/(µm µs²)",
        TimeUnit = "µs",
    };

    /// <summary>ag, nm, ns, ag nm²/ns², K, ag/(nm ns²), e.</summary>
    public static Units Nano { get; } = new()
    {
        Name = "nano",
        Boltzmann = 0.013806504,
        MassVelocity2ToEnergy = 1,
        ForceToMassAcceleration = 1,
        EnergyPerVolumeToPressure = 1,
        CoulombConstant = 230.7078669,
        MassPerVolumeToDensity = 1,
        FieldToForce = 1,
        DefaultTimestep = 0.00045,
        DefaultSkin = 0.1,
        SecondsPerTime = 1e-9,
        JoulesPerEnergy = 1e-21,
        Angstrom = 0.1,
        MetresPerLength = 1e-9,
        PressureUnit = "ag/(nm ns²)",
        TimeUnit = "ns",
    };

    /// <summary>Names of the unit systems.</summary>
    public static IReadOnlyList<string> Names { get; } = ["lj", "real", "metal", "si", "cgs", "electron", "micro", "nano"];

    /// <summary>The system of a deck's <c>units</c> word, or null if there is none of that name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static Units? Find(string name) => name switch
    {
        "lj" => LennardJones, "real" => Real, "metal" => Metal, "si" => Si, "cgs" => Cgs, "electron" => Electron, "micro" => Micro, "nano" => Nano, _ => null,
    };
}
