namespace PolyMD.Engine.Styles;

/// <summary>Coulomb energy of the 1-4 pairs that a CHARMM dihedral style computes for its pair style.</summary>
public enum Charmm14Coulomb
{
    /// <summary>C q_i q_j / r.</summary>
    Plain,

    /// <summary>C q_i q_j / r², a dielectric constant that grows with distance (lj/charmm/coul/charmm/implicit).</summary>
    DistanceDielectric,

    /// <summary>C q_i q_j (1/r + r/rc² − 2/rc), zero force at the cutoff (lj/charmmfsw/coul/charmmfsh).</summary>
    ForceShifted,
}
