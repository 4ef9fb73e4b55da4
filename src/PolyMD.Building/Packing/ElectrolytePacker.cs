using PolyMD.Building.ForceFields;
using PolyMD.Building.Molecules;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Building.Packing;

/// <summary>
/// Packs PEO chains and LiTFSI into a region without overlaps: anions first (rigid, random), chains around them, lithium ions
/// last, each at the free site with most ether oxygens around it. If no room is found the smallest distances shrink by 4 %.
/// </summary>
/// <param name="peo">Force field of the chains.</param>
/// <param name="tfsi">Force field of the anion.</param>
public sealed class ElectrolytePacker(MolecularForceField peo, MolecularForceField tfsi)
{
    private const int MaximumAttempts = 14;
    private const double Shrink = 0.96;
    private const double LithiumToHeavy = 1.95, LithiumToCarbon = 2.5, LithiumToHydrogen = 2.2, Coordination = 3.2;

    /// <summary>Packs; the same seed gives the same structure.</summary>
    /// <param name="composition">How much of what.</param>
    /// <param name="region">Where.</param>
    /// <param name="seed">Seed.</param>
    public PackedElectrolyte Pack(ElectrolyteComposition composition, PackingRegion region, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(composition);
        MinimumDistances distances = MinimumDistances.Default;
        for (int attempt = 0; attempt < MaximumAttempts; attempt++)
        {
            List<Molecule>? molecules = TryPack(composition, region, distances, new CounterRandom(seed, (ulong)attempt));
            if (molecules is not null) return new PackedElectrolyte(molecules, distances, attempt + 1);
            if (attempt % 2 == 1) distances = distances.Scaled(Shrink);
        }
        throw new PolyMDException($"packing {composition.Chains} chains of {composition.RepeatUnits} units and {composition.SaltPairs} LiTFSI into " +
            $"{region.LengthX:F1} x {region.LengthY:F1} x {region.Height:F1} Angstrom found no room after {MaximumAttempts} attempts; lower growthFraction");
    }

    private List<Molecule>? TryPack(ElectrolyteComposition composition, PackingRegion region, MinimumDistances distances, CounterRandom random)
    {
        OverlapGrid grid = new(region, distances);
        List<Molecule> anions = [], chains = [], ions = [];
        Molecule template = TfsiGeometry.Build(tfsi);
        for (int i = 0; i < composition.SaltPairs; i++)
        {
            Molecule? anion = TryInsert(template, region, grid, random, -1 - i);
            if (anion is null) return null;
            anions.Add(anion);
        }
        PeoChainGrower grower = new(peo, composition.RepeatUnits, region, grid, random);
        for (int i = 0; i < composition.Chains; i++)
        {
            Molecule? chain = null;
            for (int attempt = 0; attempt < 30 && chain is null; attempt++) chain = grower.TryGrow(i + 1);
            if (chain is null) return null;
            chains.Add(chain);
        }
        List<(Vec3 Position, char Kind)> atoms = [.. chains.Concat(anions).SelectMany(m => m.Types.Zip(m.Positions, (t, p) => (p, t[0])))];
        for (int i = 0; i < composition.SaltPairs; i++)
        {
            Vec3? site = LithiumSite(region, atoms, random);
            if (site is null) return null;
            Molecule ion = new("Li+");
            ion.Add(ForceFieldTyper.LithiumIonType, site.Value);
            ions.Add(ion);
            atoms.Add((site.Value, 'L'));
        }
        return [.. chains, .. anions, .. ions];
    }

    private static Molecule? TryInsert(Molecule template, PackingRegion region, OverlapGrid grid, CounterRandom random, int number)
    {
        for (int attempt = 0; attempt < 5000; attempt++)
        {
            Vec3 origin = region.RandomPosition(random);
            (Vec3 a, Vec3 b, Vec3 c) = RandomFrame(random);
            Molecule copy = new(template.Name);
            bool fits = true;
            for (int k = 0; k < template.Types.Count && fits; k++)
            {
                Vec3 p = template.Positions[k];
                Vec3 r = origin + p.X * a + p.Y * b + p.Z * c;
                copy.Add(template.Types[k], r);
                fits = grid.Fits(new(r, false, number, -1));
            }
            if (!fits) continue;
            copy.Bonds.AddRange(template.Bonds);
            foreach (Vec3 r in copy.Positions) grid.Add(new(r, false, number, -1));
            return copy;
        }
        return null;
    }

    private static (Vec3 A, Vec3 B, Vec3 C) RandomFrame(CounterRandom random)
    {
        while (true)
        {
            Vec3 a = Ball(random), b = Ball(random);
            Vec3 c = Vec3.Cross(a, b);
            if (a.LengthSquared < 0.05 || c.LengthSquared < 0.01) continue;
            a /= a.Length;
            c /= c.Length;
            return (a, Vec3.Cross(c, a), c);
        }
    }

    private static Vec3 Ball(CounterRandom random)
    {
        while (true)
        {
            Vec3 v = new(random.Uniform(-1, 1), random.Uniform(-1, 1), random.Uniform(-1, 1));
            if (v.LengthSquared <= 1) return v;
        }
    }

    private static Vec3? LithiumSite(PackingRegion region, List<(Vec3 Position, char Kind)> atoms, CounterRandom random)
    {
        Vec3? best = null;
        int bestCount = -1;
        for (int attempt = 0; attempt < 4000 && (attempt < 1500 || best is null); attempt++)
        {
            Vec3 r = region.RandomPosition(random);
            int count = 0;
            bool free = true;
            foreach ((Vec3 p, char kind) in atoms)
            {
                double d2 = region.MinimumImage(r - p).LengthSquared;
                if (d2 > Coordination * Coordination && kind != 'L') continue;
                double limit = kind switch { 'H' => LithiumToHydrogen, 'C' => LithiumToCarbon, 'L' => 5.0, _ => LithiumToHeavy };
                if (d2 < limit * limit)
                {
                    free = false;
                    break;
                }
                if (kind == 'O') count++;
            }
            if (!free || count <= bestCount) continue;
            best = r;
            bestCount = count;
        }
        return best;
    }
}
