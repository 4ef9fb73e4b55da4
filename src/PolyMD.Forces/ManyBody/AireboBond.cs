namespace PolyMD.Forces.ManyBody;

/// <summary>One neighbour within bonding range, as its centre sees it. Its index in the bond table is its slot.</summary>
internal struct AireboBond
{
    /// <summary>Unit vector to the neighbour.</summary>
    public double X, Y, Z;

    /// <summary>Distance.</summary>
    public double R;

    /// <summary>Weight w(r) and its slope.</summary>
    public double W, DW;

    /// <summary>Conjugation share f = w F(N − w) of this neighbour (0 for hydrogen), with N its coordination.</summary>
    public double Share;

    /// <summary>∂f/∂w at fixed N.</summary>
    public double ShareByWeight;

    /// <summary>∂f/∂N.</summary>
    public double ShareByCoordination;

    /// <summary>Row of the neighbour.</summary>
    public int Partner;

    /// <summary>Slot of the same bond in the partner's row, or −1 where rounding put only one end inside the range.</summary>
    public int Reverse;

    /// <summary>Species of the neighbour.</summary>
    public int Species;
}

/// <summary>What a compute collects per slot; p = ∂E/∂r of the vector to the neighbour.</summary>
internal struct AireboSlope
{
    /// <summary>Vector part of p.</summary>
    public double X, Y, Z;

    /// <summary>Radial part ∂E/∂r.</summary>
    public double Radial;

    /// <summary>∂E/∂X of the conjugation sum that leaves this neighbour out.</summary>
    public double Conjugation;

    /// <summary>Energy that centre and neighbour share equally.</summary>
    public double Shared;

    /// <summary>Energy that belongs to the neighbour.</summary>
    public double Far;
}

/// <summary>What a compute knows and collects per centre.</summary>
internal struct AireboRow
{
    /// <summary>Sums of weights over carbons and hydrogens.</summary>
    public double Carbons, Hydrogens;

    /// <summary>Σ f over all neighbours.</summary>
    public double Conjugation;

    /// <summary>∂E/∂(carbons), ∂E/∂(hydrogens).</summary>
    public double ByCarbons, ByHydrogens;

    /// <summary>Σ ∂E/∂X over all pairs of this centre.</summary>
    public double ByConjugation;

    /// <summary>Bonds.</summary>
    public int Count;

    /// <summary>Species.</summary>
    public int Species;
}

/// <summary>A neighbour k of one end of a bond or close pair, relative to the axis from that end to the other.</summary>
internal struct AireboArm
{
    /// <summary>Unit vector to k.</summary>
    public double X, Y, Z;

    /// <summary>Distance, cosine of the angle with the axis.</summary>
    public double R, Cos;

    /// <summary>Weight and slope.</summary>
    public double W, DW;

    /// <summary>Angular function times exponential, its slope with cos θ, its slope with the coordination.</summary>
    public double G, GByCos, GByN;

    /// <summary>Unit vector across the axis, and 1/(r sin θ).</summary>
    public double AcrossX, AcrossY, AcrossZ, InverseLever;

    /// <summary>Weight in π^dh: w'(1 − t), its slopes with r and cos θ.</summary>
    public double Pi, PiByR, PiByCos;

    /// <summary>The same for the torsion term.</summary>
    public double Tor, TorByR, TorByCos;

    /// <summary>Slot, row and species of k.</summary>
    public int Slot, Partner, Species;
}

/// <summary>The two atoms whose bond order is asked for.</summary>
internal struct AireboAxis
{
    /// <summary>Rows.</summary>
    public int I, J;

    /// <summary>Slot of j in i's row and of i in j's row, or −1 for a pair out of bonding range.</summary>
    public int SlotI, SlotJ;

    /// <summary>Species.</summary>
    public int SpeciesI, SpeciesJ;

    /// <summary>Unit vector i to j.</summary>
    public double X, Y, Z;

    /// <summary>Distance.</summary>
    public double R;

    /// <summary>Distance in the exponential: r, or the hypothetical bond length of a close pair.</summary>
    public double Length;

    /// <summary>What the pair itself contributes to the coordinations, and its slope (0 out of bonding range).</summary>
    public double W, DW;

    /// <summary>Whether this is a bond; else the bond order is that of a hypothetical bond of a close pair.</summary>
    public bool Bond;

    /// <summary>Whether slopes on i's side are kept.</summary>
    public bool Keep;

    /// <summary>The same pair seen from the other end; slopes there are the other visit's business.</summary>
    public readonly AireboAxis Reversed() => new()
    {
        I = J, J = I, SlotI = SlotJ, SlotJ = SlotI, SpeciesI = SpeciesJ, SpeciesJ = SpeciesI, X = -X, Y = -Y, Z = -Z, R = R, Length = Length, W = W, DW = DW, Bond = Bond,
    };
}
