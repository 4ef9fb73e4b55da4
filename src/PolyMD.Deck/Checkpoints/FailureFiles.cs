using System.Globalization;
using System.Text;
using PolyMD.Deck.Restarts;
using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Engine.Neighbors;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Checkpoints;

/// <summary>What a failed run leaves to look at: its last frames, and a restart file of its last state. The checkpoint before stays as it is.</summary>
internal static class FailureFiles
{
    public const string Dump = "failed.dump", Restart = "failed.restart";

    /// <summary>Writes the files; what cannot be written is left out, for the failure itself is what must be said.</summary>
    /// <param name="context">The deck.</param>
    /// <param name="folder">Folder of the run.</param>
    /// <returns>What there is now, as a sentence; empty if nothing.</returns>
    public static string Write(DeckContext context, string folder)
    {
        if (!context.HasBox || context.Simulation.Atoms.LocalCount == 0) return "";
        List<string> written = [];
        Try(Dump, path => WriteFrames(context.Simulation, path));
        Try(Restart, path => RestartWriter.WriteTo(context, path));
        string checkpoint = Path.Combine(folder, CheckpointOptions.FileName);
        string before = File.Exists(checkpoint) ? $"; 'polymd resume' goes on from the checkpoint before, {CheckpointOptions.FileName}" : "";
        return written.Count == 0 ? "" : $"the last frames and the last state are in {string.Join(" and ", written)}{before}";

        void Try(string name, Action<string> write)
        {
            try
            {
                write(context.Files.Writes(Path.Combine(folder, name)));
                written.Add(name);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or PolyMDException or ArithmeticException) { context.Output.Warning($"{name} could not be written: {e.Message}"); }
        }
    }

    // The frame in which neighbours were found last, and the present one with velocities and forces.
    private static void WriteFrames(Simulation s, string path)
    {
        using StreamWriter writer = new(path) { NewLine = "\n" };
        HeldPositions? held = s.SaveLists().Held;
        if (held is not null && held.Step < s.Step) Frame(held.Step, held.Box, i => new Vec3(held.X[i], held.Y[i], held.Z[i]));
        Frame(s.Step, s.Box, s.Atoms.Position);

        void Frame(long step, SimulationBox box, Func<int, Vec3> position)
        {
            AtomStore a = s.Atoms;
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ITEM: TIMESTEP\n{step}\nITEM: NUMBER OF ATOMS\n{a.LocalCount}"));
            writer.WriteLine(box.IsTriclinic ? $"ITEM: BOX BOUNDS xy xz yz {s.Faces.Flags}" : $"ITEM: BOX BOUNDS {s.Faces.Flags}");
            double[] below = [0, box.TiltXY, box.TiltXZ, box.TiltXY + box.TiltXZ], tilts = [box.TiltXY, box.TiltXZ, box.TiltYZ];
            double[] lo = [box.Lo.X + below.Min(), box.Lo.Y + Math.Min(0, box.TiltYZ), box.Lo.Z], hi = [box.Hi.X + below.Max(), box.Hi.Y + Math.Max(0, box.TiltYZ), box.Hi.Z];
            for (int k = 0; k < 3; k++) writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{lo[k]:e16} {hi[k]:e16}{(box.IsTriclinic ? string.Create(CultureInfo.InvariantCulture, $" {tilts[k]:e16}") : "")}"));
            writer.WriteLine("ITEM: ATOMS id mol type x y z ix iy iz vx vy vz fx fy fz");
            StringBuilder line = new();
            for (int i = 0; i < a.LocalCount; i++)
            {
                Vec3 r = position(i), v = a.Velocity(i), f = a.Force(i);
                line.Clear().Append(CultureInfo.InvariantCulture, $"{a.Id[i]} {a.Molecule[i]} {a.TypeIndex[i] + 1} {r.X:g10} {r.Y:g10} {r.Z:g10} {a.ImageX[i]} {a.ImageY[i]} {a.ImageZ[i]} {v.X:g10} {v.Y:g10} {v.Z:g10} {f.X:g10} {f.Y:g10} {f.Z:g10}");
                writer.WriteLine(line);
            }
        }
    }
}
