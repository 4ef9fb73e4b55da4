namespace PolyMD.Engine.Respa;

/// <summary>One of the nested time steps: its forces and its length.</summary>
/// <param name="index">0 is the innermost.</param>
/// <param name="count">Number of levels.</param>
/// <param name="loops">Repetitions within the level around it.</param>
/// <param name="inner">The level inside, null for the innermost.</param>
public sealed class RespaLevel(int index, int count, int loops, RespaLevel? inner)
{
    private double[] _forces = [];

    /// <summary>0 is the innermost.</summary>
    public int Index => index;

    /// <summary>Repetitions within the level around it.</summary>
    public int Loops => loops;

    /// <summary>The level inside, null for the innermost.</summary>
    public RespaLevel? Inner => inner;

    /// <summary>Whether positions move at this level.</summary>
    public bool IsInnermost => index == 0;

    /// <summary>Whether this is the whole time step.</summary>
    public bool IsOutermost => index == count - 1;

    /// <summary>Length of this level's step.</summary>
    public double TimeStep { get; internal set; }

    /// <summary>The level at which positions move.</summary>
    public RespaLevel Innermost => inner is null ? this : inner.Innermost;

    /// <summary>The force of this level on a local atom, as last stored.</summary>
    /// <param name="i">Local index.</param>
    public Numerics.Vec3 Force(int i) => new(_forces[3 * i], _forces[3 * i + 1], _forces[3 * i + 2]);

    /// <summary>Makes the forces of this level those of the atoms.</summary>
    internal void Load(AtomStore atoms)
    {
        for (int i = 0; i < atoms.LocalCount; i++) (atoms.Fx[i], atoms.Fy[i], atoms.Fz[i]) = (_forces[3 * i], _forces[3 * i + 1], _forces[3 * i + 2]);
    }

    /// <summary>Keeps the forces of the atoms as those of this level.</summary>
    internal void Store(AtomStore atoms)
    {
        if (_forces.Length < 3 * atoms.LocalCount) _forces = new double[3 * atoms.LocalCount];
        for (int i = 0; i < atoms.LocalCount; i++) (_forces[3 * i], _forces[3 * i + 1], _forces[3 * i + 2]) = (atoms.Fx[i], atoms.Fy[i], atoms.Fz[i]);
    }

    /// <summary>Adds the forces of this level to those of the atoms.</summary>
    internal void AddTo(AtomStore atoms)
    {
        for (int i = 0; i < atoms.LocalCount; i++)
        {
            atoms.Fx[i] += _forces[3 * i];
            atoms.Fy[i] += _forces[3 * i + 1];
            atoms.Fz[i] += _forces[3 * i + 2];
        }
    }
}
