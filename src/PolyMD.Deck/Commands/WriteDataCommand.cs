using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.IO;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Commands;

/// <summary>write_data file [nocoeff] [nofix] [pair ii|ij]: atoms, velocities and topology. Coefficients stay in the deck.</summary>
[Command("write_data")]
internal sealed record WriteDataCommand(string File) : ICommand<WriteDataCommand>
{
    public static WriteDataCommand Parse(ArgReader args)
    {
        string file = args.Word("file");
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "nocoeff" or "nofix": break;
                case "pair": args.Choice("pair", "ii", "ij"); break;
                default: args.UnknownKeyword("nocoeff", "nofix", "pair"); break;
            }
        }
        return new WriteDataCommand(file);
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        Simulation s = context.Simulation;
        MolecularSystem system = new()
        {
            Title = $"LAMMPS data file via write_data of PolyMD, timestep = {s.Step}",
            Box = s.Box,
            AtomStyle = context.AtomStyle,
            BondTypes = s.Topology.BondTypes,
            AngleTypes = s.Topology.AngleTypes,
            DihedralTypes = s.Topology.DihedralTypes,
            ImproperTypes = s.Topology.ImproperTypes,
            HasVelocities = true,
        };
        system.Masses.AddRange(s.Types.Mass);
        AtomStore a = s.Atoms;
        foreach (int i in Enumerable.Range(0, a.LocalCount).OrderBy(i => a.Id[i]))
        {
            int ix = a.ImageX[i], iy = a.ImageY[i], iz = a.ImageZ[i];
            Vec3 r = s.Box.Wrap(a.Position(i), ref ix, ref iy, ref iz);
            system.Atoms.Add(new AtomRecord
            {
                Id = a.Id[i], Type = a.TypeIndex[i] + 1, Molecule = a.Molecule[i], Charge = a.Charge[i], Position = r, ImageX = ix, ImageY = iy, ImageZ = iz, Velocity = a.Velocity(i),
            });
        }
        system.Bonds.AddRange(s.Topology.Bonds);
        system.Angles.AddRange(s.Topology.Angles);
        system.Dihedrals.AddRange(s.Topology.Dihedrals);
        system.Impropers.AddRange(s.Topology.Impropers);
        context.Output.ScreenLine("System init for write_data ...");
        DataFileWriter.Write(context.OutputPath(File.Replace("*", s.Step.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)), system);
    }
}
