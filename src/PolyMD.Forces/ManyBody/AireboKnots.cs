namespace PolyMD.Forces.ManyBody;

/// <summary>
/// Knots of the coordination splines P_CC, P_CH, π_CC, π_CH, π_HH and T: tables of Stuart, Tutein, Harrison, J. Chem. Phys. 112, 6472
/// (2000) for AIREBO (also AIREBO-M), and of Brenner et al., J. Phys.: Condens. Matter 14, 783 (2002) for the P_CC of REBO.
/// </summary>
internal sealed class AireboKnots
{
    // (first, second, from, to, value): one value, or one slope, for a run of conjugation numbers.
    private static readonly (int X, int Y, int From, int To, double Value)[] s_carbon =
    [
        (0, 0, 3, 9, 0.0049586079),
        (1, 0, 1, 1, 0.021693495), (1, 0, 2, 9, 0.0049586079),
        (1, 1, 1, 1, 0.0525), (1, 1, 2, 2, -0.00208875), (1, 1, 3, 9, -0.0080428),
        (2, 0, 1, 1, 0.02469883185), (2, 0, 2, 2, -0.0059713345), (2, 0, 3, 9, 0.0049586079),
        (2, 1, 1, 1, 0.0048247849), (2, 1, 2, 2, 0.015), (2, 1, 3, 3, -0.01), (2, 1, 4, 4, -0.0116889387),
        (2, 1, 5, 5, -0.0133778774), (2, 1, 6, 9, -0.015066816),
        (2, 2, 1, 1, 0.047224785), (2, 2, 2, 2, 0.011), (2, 2, 3, 3, 0.019852935), (2, 2, 4, 4, 0.0165441125), (2, 2, 5, 5, 0.01323529),
        (2, 2, 6, 6, 0.00992646749999), (2, 2, 7, 7, 0.006617644999), (2, 2, 8, 8, 0.0033088225),
        (3, 0, 1, 2, -0.0598994675), (3, 0, 3, 9, 0.0049586079),
        (3, 1, 2, 9, -0.062418376),
        (3, 2, 1, 9, -0.0223546915),
    ];

    private static readonly (int X, int Y, int From, int To, double Value)[] s_carbonSlopeX =
    [
        (2, 1, 1, 1, -0.02625), (2, 1, 5, 9, -0.027188), (1, 3, 2, 2, 0.0187723882), (2, 3, 2, 9, 0.031209),
    ];

    private static readonly (int X, int Y, int From, int To, double Value)[] s_carbonSlopeZ =
    [
        (1, 1, 2, 2, -0.0302715), (2, 1, 4, 5, -0.010022), (2, 2, 4, 8, -0.003309),
    ];

    private static readonly (int X, int Y, int From, int To, double Value)[] s_hydrogen =
    [
        (1, 1, 1, 2, -0.05), (1, 1, 3, 3, -0.3), (1, 1, 4, 9, -0.05),
        (2, 0, 5, 9, -0.004523893758064),
        (2, 1, 2, 3, -0.25),
        (3, 1, 1, 1, -0.1), (3, 1, 2, 3, -0.125), (3, 1, 4, 9, -0.1),
    ];

    private static readonly (int Carbons, int Hydrogens, double Value)[] s_pairCarbon =
    [
        (0, 2, -0.0005), (0, 3, 0.0161253646), (1, 1, -0.01096), (1, 2, 0.00632624824), (2, 0, -0.027603), (2, 1, 0.00317953083),
    ];

    private static readonly (int Carbons, int Hydrogens, double Value)[] s_pairCarbonRebo =
    [
        (0, 2, 0.007860700254745), (0, 3, 0.016125364564267), (1, 1, 0.003026697473481), (1, 2, 0.006326248241119), (2, 1, 0.003179530830731),
    ];

    private static readonly (int Carbons, int Hydrogens, double Value)[] s_pairHydrogen =
    [
        (0, 1, 0.2093367328250380), (0, 2, -0.064449615432525), (0, 3, -0.303927546346162), (1, 0, 0.01), (1, 1, -0.1251234006287090),
        (1, 2, -0.298905245783), (2, 0, -0.1220421462782555), (2, 1, -0.3005291724067579), (3, 0, -0.307584705066),
    ];

    /// <summary>Builds the grids.</summary>
    /// <param name="rebo">P_CC of REBO (2002) instead of AIREBO's.</param>
    public AireboKnots(bool rebo)
    {
        foreach ((int c, int h, double v) in rebo ? s_pairCarbonRebo : s_pairCarbon) PairCarbon[c, h] = v;
        foreach ((int c, int h, double v) in s_pairHydrogen) PairHydrogen[c, h] = v;
        Fill(PiCarbon, 0, s_carbon, swap: false);
        FillSlopes(PiCarbon);
        Saturate(PiCarbon);
        Fill(PiMixed, 0, s_hydrogen, swap: false);
        Saturate(PiMixed);
        PiHydrogen[0, 1, 1, 1] = 0.124915958;
        Fill(Torsion, 0, [(2, 2, 1, 1, -0.03514), (2, 2, 2, 9, -0.004048)], swap: false);
    }

    /// <summary>P of a C-C bond over (carbons, hydrogens) around the first atom, the bond's own partner not counted.</summary>
    public AireboGrid2 PairCarbon { get; } = new();

    /// <summary>P of a C-H bond seen from its carbon.</summary>
    public AireboGrid2 PairHydrogen { get; } = new();

    /// <summary>π of C-C bonds.</summary>
    public AireboGrid3 PiCarbon { get; } = new();

    /// <summary>π of C-H bonds.</summary>
    public AireboGrid3 PiMixed { get; } = new();

    /// <summary>π of H-H bonds.</summary>
    public AireboGrid3 PiHydrogen { get; } = new();

    /// <summary>T of C-C bonds.</summary>
    public AireboGrid3 Torsion { get; } = new();

    private static void FillSlopes(AireboGrid3 grid)
    {
        Fill(grid, 1, s_carbonSlopeX, swap: false);
        Fill(grid, 2, s_carbonSlopeX, swap: true);
        Fill(grid, 3, s_carbonSlopeZ, swap: false);
        Fill(grid, 3, s_carbonSlopeZ, swap: true);
    }

    private static void Fill(AireboGrid3 grid, int what, (int X, int Y, int From, int To, double Value)[] runs, bool swap)
    {
        foreach ((int x, int y, int from, int to, double value) in runs)
        {
            for (int z = from; z <= to; z++) grid[what, swap ? y : x, swap ? x : y, z] = value;
        }
    }

    // Values at four neighbours repeat those at three, and the table is symmetric in its first two arguments.
    private static void Saturate(AireboGrid3 grid)
    {
        const int top = AireboGrid3.Cells;
        for (int z = 1; z <= AireboGrid3.Depth; z++)
        {
            for (int y = 0; y < top; y++) grid[0, top, y, z] = grid[0, top - 1, y, z];
            for (int x = 0; x < top; x++)
            {
                for (int y = x + 1; y <= top; y++) grid[0, x, y, z] = grid[0, y, x, z];
            }
            grid[0, top, top, z] = grid[0, top - 1, top, z];
        }
    }
}
