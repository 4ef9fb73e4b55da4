using PolyMD.Numerics;

namespace PolyMD.Model;

/// <summary>
/// One configuration of a trajectory, in the order of ascending atom id. The arrays are reused from frame to frame: a reader
/// fills them, an analysis copies what it wants to keep. Only the first <see cref="Count"/> entries are valid.
/// </summary>
public sealed class Frame
{
    /// <summary>Time step number.</summary>
    public long Step { get; set; }

    /// <summary>Time in the deck's time unit; NaN if the file does not tell.</summary>
    public double Time { get; set; } = double.NaN;

    /// <summary>The cell of this frame.</summary>
    public SimulationBox Box { get; set; }

    /// <summary>Number of atoms.</summary>
    public int Count { get; private set; }

    /// <summary>Atom ids, ascending.</summary>
    public int[] Ids { get; private set; } = [];

    /// <summary>Atom types, 1-based; all 0 if unknown.</summary>
    public int[] Types { get; private set; } = [];

    /// <summary>Molecule ids; all 0 if unknown.</summary>
    public int[] Molecules { get; private set; } = [];

    /// <summary>Positions in the deck's distance unit, wrapped or not (see <see cref="HasUnwrapped"/>).</summary>
    public Vec3[] Positions { get; private set; } = [];

    /// <summary>Image counters along a, b and c; all zero for unwrapped coordinates.</summary>
    public ImageFlags[] Images { get; private set; } = [];

    /// <summary>Velocities in the deck's unit; meaningful only if <see cref="HasVelocities"/>.</summary>
    public Vec3[] Velocities { get; private set; } = [];

    /// <summary>Forces in the deck's unit, whole or parts of them as the source says; meaningful only if <see cref="HasForces"/>.</summary>
    public Vec3[] Forces { get; private set; } = [];

    /// <summary>Charges in units of the deck; meaningful only if <see cref="HasCharges"/>.</summary>
    public double[] Charges { get; private set; } = [];

    /// <summary>Masses in the deck's unit; meaningful only if <see cref="HasMasses"/>.</summary>
    public double[] Masses { get; private set; } = [];

    /// <summary>True if the frame carries charges.</summary>
    public bool HasCharges { get; set; }

    /// <summary>True if the frame carries masses.</summary>
    public bool HasMasses { get; set; }

    /// <summary>True if the frame carries velocities.</summary>
    public bool HasVelocities { get; set; }

    /// <summary>True if the frame carries forces.</summary>
    public bool HasForces { get; set; }

    /// <summary>True if the frame carries atom types.</summary>
    public bool HasTypes { get; set; }

    /// <summary>True if the frame carries molecule ids.</summary>
    public bool HasMolecules { get; set; }

    /// <summary>True if <see cref="Unwrapped"/> gives continuous paths: the source had unwrapped coordinates or image flags.</summary>
    public bool HasUnwrapped { get; set; }

    /// <summary>Sets the number of atoms; arrays grow when needed, and keep their contents otherwise.</summary>
    /// <param name="count">Number of atoms.</param>
    public void Resize(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (Ids.Length < count)
        {
            Ids = new int[count];
            Types = new int[count];
            Molecules = new int[count];
            Positions = new Vec3[count];
            Images = new ImageFlags[count];
            Velocities = new Vec3[count];
            Forces = new Vec3[count];
            Charges = new double[count];
            Masses = new double[count];
        }

        Count = count;
    }

    /// <summary>Position with its image counters undone: r + ix·a + iy·b + iz·c.</summary>
    /// <param name="index">Index of the atom in this frame.</param>
    public Vec3 Unwrapped(int index)
    {
        ImageFlags image = Images[index];
        return Positions[index] + Box.Shift(image.X, image.Y, image.Z);
    }
}
