using PolyMD.Model;

namespace PolyMD.Analysis.Interfaces;

/// <summary>What one heat run of a periodic stack Li | X | electrolyte | X | (Li) leaves behind, as the readers of PolyMD.IO deliver it.</summary>
public sealed record InterfaceResistanceInput
{
    /// <summary>Name of the run for messages, for example "graphene, seed 1".</summary>
    public required string Name { get; init; }

    /// <summary>fix ave/chunk profile of the lithium: columns Coord1, Ncount and temp (found by name).</summary>
    public required NumberTableSeries Lithium { get; init; }

    /// <summary>fix ave/chunk profile of the sheets; null for the bare interface.</summary>
    public NumberTableSeries? Sheet { get; init; }

    /// <summary>fix ave/chunk profile of the electrolyte (polymer and salt).</summary>
    public required NumberTableSeries Electrolyte { get; init; }

    /// <summary>Cumulative energies of the two baths (fix ave/time): TimeStep, hot, cold. LAMMPS' sign: fix langevin with tally counts energy
    /// taken out of the atoms as positive (checked with LAMMPS 29 Sep 2021: the tally of the hot bath runs negative).</summary>
    public required NumberTable Heat { get; init; }

    /// <summary>fix ave/time file (mode vector) of all columns of compute heat/current in layers along z; null if there is none.</summary>
    public NumberTableSeries? Current { get; init; }

    /// <summary>The cell during the run; its z axis is the stacking direction and its x and y lengths the cross-section.</summary>
    public required SimulationBox Box { get; init; }

    /// <summary>Time per step in the deck's unit.</summary>
    public required double TimeStep { get; init; }

    /// <summary>Units of the deck.</summary>
    public required SiFactors Units { get; init; }

    /// <summary>The bath whose tally is the hot column.</summary>
    public required BathRegion HotBath { get; init; }

    /// <summary>The bath whose tally is the cold column.</summary>
    public required BathRegion ColdBath { get; init; }
}
