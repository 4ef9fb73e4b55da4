namespace PolyMD.Dynamics.Minimizers;

/// <summary>How fire moves atoms (min_modify integrator).</summary>
internal enum FireIntegrator
{
    /// <summary>v += dt f/m, then x += dt v.</summary>
    ImplicitEuler,

    /// <summary>Velocity Verlet.</summary>
    Verlet,

    /// <summary>Like implicit Euler, with velocities that start half a step before the positions.</summary>
    Leapfrog,

    /// <summary>x += dt v, then v += dt f/m.</summary>
    ExplicitEuler,
}
