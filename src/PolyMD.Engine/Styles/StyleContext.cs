namespace PolyMD.Engine.Styles;

/// <summary>What a fix or compute is created with: its simulation, id and group. Constructors are (StyleContext context, ArgReader args).</summary>
/// <param name="Simulation">The simulation.</param>
/// <param name="Id">Fix or compute id.</param>
/// <param name="Style">Style name.</param>
/// <param name="Group">Group it acts on.</param>
public sealed record StyleContext(Simulation Simulation, string Id, string Style, Group Group);
