namespace PolyMD.Engine.Respa;

/// <summary>A part of the pair forces by distance: it fades in over one range and out over another.</summary>
/// <param name="FadeIn">Range of growth; both distances are 0 for a part that begins at zero distance.</param>
/// <param name="FadeOut">Range of decay; no pair beyond its end contributes.</param>
/// <param name="Sign">+1 to add the part, −1 to take it out of forces that contain it.</param>
public readonly record struct PairWindow(RespaSwitch FadeIn, RespaSwitch FadeOut, double Sign);
