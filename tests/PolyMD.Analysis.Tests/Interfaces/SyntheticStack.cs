using PolyMD.Analysis.Interfaces;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Tests.Interfaces;

/// <summary>A periodic stack with a known answer: straight profiles, known jumps and bath energies, optional Gaussian noise.</summary>
internal sealed record SyntheticStack
{
    public const double LithiumHalf = 30, PolymerHalf = 40, Period = 150, Start = 20;

    public double Flux { get; init; } = 5e8;              // W/m2
    public double LithiumKappa { get; init; } = 10;       // W/mK
    public double PolymerKappa { get; init; } = 0.25;     // W/mK
    public double ResistanceLithium { get; init; } = 6e-9; // m2K/W, Li|X
    public double ResistancePolymer { get; init; } = 2e-8; // m2K/W, X|PEO
    public bool WithSheet { get; init; } = true;
    public double ProfileNoise { get; init; }             // K per bin and block
    public double HeatNoise { get; init; }                // fraction of the heat per row
    public double SinkShare { get; init; } = 1;
    public double Drift { get; init; }                    // relative change of jumps over the run
    public int Blocks { get; init; } = 20;
    public int Seed { get; init; } = 1;
    public bool HotInPolymer { get; init; }
    public double? CurrentShare { get; init; }            // local heat current over the flux of the baths; null: none written
    public double CurrentNoise { get; init; }             // fraction of the flux per layer and block

    public InterfaceResistanceInput Build()
    {
        SiFactors units = SiFactors.ForStyle("real");
        Random random = new(Seed);
        SimulationBox box = new(new Vec3(0, 0, 0), new Vec3(40, 50, Period));
        double lithiumCenter = Start + LithiumHalf, polymerCenter = lithiumCenter + 0.5 * Period;
        string[] columns = ["Chunk", "Coord1", "Ncount", "density/mass", "temp"];
        NumberTableSeries lithium = new(columns), sheet = new(columns), polymer = new(columns);
        double sign = HotInPolymer ? -1 : 1;
        for (int k = 0; k < Blocks; k++)
        {
            double grow = 1 + (Blocks > 1 ? Drift * ((double)k / (Blocks - 1) - 0.5) : 0);
            NumberTable a = new(columns), x = new(columns), p = new(columns);
            for (int b = 0; b < (int)Period; b++)
            {
                double z = b + 0.5, d = Math.Abs(z - lithiumCenter);
                d = Math.Min(d, Period - d);
                // gap of 3 Å on each side of the sheet plane, which lies halfway between the slabs
                double gap = 0.5 * Period - LithiumHalf - PolymerHalf, plane = LithiumHalf + 0.5 * gap;
                double slope = Flux * 1e-10;
                double tLithium = 350 - sign * slope * d / LithiumKappa;
                double tPlane = 350 - sign * slope * plane / LithiumKappa;
                double tSheet = tPlane - sign * grow * Flux * ResistanceLithium;
                double tPolymer = tSheet - sign * grow * Flux * ResistancePolymer - sign * slope * (d - plane) / PolymerKappa;
                double Noise() => ProfileNoise * Gauss(random);
                a.Add(b + 1, z, d < LithiumHalf ? 70 : 0, 0.5, d < LithiumHalf ? tLithium + Noise() : 0);
                bool inSheet = Math.Abs(d - plane) < 0.6;
                x.Add(b + 1, z, inSheet ? 300 : 0, 1, inSheet ? tSheet + 0.2 * Noise() : 0);
                bool inPolymer = d > LithiumHalf + gap;
                p.Add(b + 1, z, inPolymer ? 200 : 0, 1.1, inPolymer ? tPolymer + Noise() : 0);
            }

            long step = 10000L * (k + 1);
            lithium.Blocks.Add(new NumberTableBlock(step, a));
            sheet.Blocks.Add(new NumberTableBlock(step, x));
            polymer.Blocks.Add(new NumberTableBlock(step, p));
        }

        NumberTable heat = new(["TimeStep", "f_hot", "f_cold"]);
        double perRow = Flux * 2 * 40 * 50 * 1e-20 * 1000 * 1e-15 / units.Energy;
        double hot = 0, cold = 0;
        for (int row = 0; row <= Blocks * 10; row++)
        {
            heat.Add(row * 1000, hot, cold);
            hot -= perRow * (1 + HeatNoise * Gauss(random));
            cold += SinkShare * perRow * (1 + HeatNoise * Gauss(random));
        }

        BathRegion inLithium = new(lithiumCenter - 5, lithiumCenter + 5), inPolymer2 = new(polymerCenter - 5, polymerCenter + 5);
        return new InterfaceResistanceInput
        {
            Name = "synthetic",
            Lithium = lithium,
            Sheet = WithSheet ? sheet : null,
            Electrolyte = polymer,
            Heat = heat,
            Current = CurrentShare is { } share ? Current(units, share * sign, lithiumCenter) : null,
            Box = box,
            TimeStep = 1,
            Units = units,
            HotBath = HotInPolymer ? inPolymer2 : inLithium,
            ColdBath = HotInPolymer ? inLithium : inPolymer2,
        };
    }

    // compute heat/current in 75 layers: away from the lithium, a tenth carried by motion, the rest by pairs; nothing in the middle 10 A of the baths.
    private NumberTableSeries Current(SiFactors units, double share, double lithiumCenter)
    {
        Random random = new(Seed + 1);
        string[] columns = ["Row", .. Enumerable.Range(1, 12).Select(k => $"c_current[{k}]")];
        NumberTableSeries series = new(columns);
        double flux = share * Flux * 1e-20 * 1e-15 / units.Energy;
        for (int k = 0; k < Blocks; k++)
        {
            NumberTable layers = new(columns);
            for (int b = 0; b < (int)Period / 2; b++)
            {
                double z = 2 * b + 1, d = z - lithiumCenter;
                d -= Math.Round(d / Period) * Period;
                bool bath = Math.Abs(d) < 5 || Math.Abs(d) > 0.5 * Period - 5;
                double total = bath ? 0 : flux * (Math.Sign(d) + CurrentNoise * Gauss(random));
                layers.Add(b + 1, z, total, 0.1 * total, 0, 0.9 * total, 0, 0, 0, 0, 0, 0, 0);
            }
            series.Blocks.Add(new NumberTableBlock(10000L * (k + 1), layers));
        }
        return series;
    }

    public static double Gauss(Random random)
    {
        double u = 1 - random.NextDouble(), v = random.NextDouble();
        return Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(2 * Math.PI * v);
    }
}
