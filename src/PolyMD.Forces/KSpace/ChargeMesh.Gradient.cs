using PolyMD.Numerics;

namespace PolyMD.Forces.KSpace;

internal sealed unsafe partial class ChargeMesh
{
    /// <summary>Adds −factor·q·∇u to the forces, u interpolated from one mesh: the assignment's own derivative takes the place of three field
    /// meshes. Orthogonal cells. The force of a charge on itself through the mesh is taken out with <paramref name="self"/>.</summary>
    public void AddGradientForces(double* mesh, double factor, MeshSelfForce self, bool alongZ, double* fx, double* fy, double* fz, ThreadTeam team)
    {
        if (Lane8.IsSupported) team.Run(Count, OrderedSum.BlockSize, new GradientBody<Lane8>(this, mesh, factor, self, alongZ, fx, fy, fz));
        else team.Run(Count, OrderedSum.BlockSize, new GradientBody<Lane4>(this, mesh, factor, self, alongZ, fx, fy, fz));
    }

    private readonly struct GradientBody<TLane>(ChargeMesh m, double* mesh, double factor, MeshSelfForce self, bool alongZ, double* fx, double* fy, double* fz)
        : IRangeBody where TLane : unmanaged, ILane<TLane>
    {
        public void Invoke(int start, int end, int worker)
        {
            int order = m._order, ny = m._ny, nz = m._nz;
            double* slopes = stackalloc double[3 * Width], table = m._assignment.Slopes.Pointer;
            for (int slot = start; slot < end; slot++)
            {
                double* w = m._weights.Pointer + 3L * Width * slot;
                int i = m._atom[slot], z = m.Plane(i), column = m._column[slot];
                double sx = m.Scaled(m._perX, i), sy = m.Scaled(m._perY, i), sz = m.Scaled(m._perZ, i);
                m.Locate(sx, m._nx, out double ux);
                m.Locate(sy, ny, out double uy);
                m.Locate(sz, nz, out double uz);
                m.Evaluate(table, ux, slopes);
                m.Evaluate(table, uy, slopes + Width);
                m.Evaluate(table, uz, slopes + 2 * Width);
                TLane x0 = TLane.Create(0), y0 = x0, z0 = x0, x1 = x0, y1 = x0, z1 = x0;
                for (int k = 0; k < order; k++)
                {
                    int y = m._row[slot];
                    for (int j = 0; j < order; j++)
                    {
                        TLane cx = TLane.Create(w[2 * Width + k] * w[Width + j]), cy = TLane.Create(w[2 * Width + k] * slopes[Width + j]);
                        TLane cz = TLane.Create(slopes[2 * Width + k] * w[Width + j]);
                        double* at = mesh + ((long)z * ny + y) * m.Stride + column;
                        TLane u = TLane.Load(at);
                        x0 = TLane.MulAdd(cx, u, x0);
                        y0 = TLane.MulAdd(cy, u, y0);
                        z0 = TLane.MulAdd(cz, u, z0);
                        if (TLane.Count < Width)
                        {
                            u = TLane.Load(at + Width - TLane.Count);
                            x1 = TLane.MulAdd(cx, u, x1);
                            y1 = TLane.MulAdd(cy, u, y1);
                            z1 = TLane.MulAdd(cz, u, z1);
                        }
                        if (++y == ny) y = 0;
                    }
                    if (++z == nz) z = 0;
                }
                double q = m._q[i];
                // The offset u grows with the coordinate, so dW/dx is the slope times points per length.
                fx[i] -= factor * q * (m._perX.X * Reduce(x0, x1, slopes) + q * self.X(sx));
                fy[i] -= factor * q * (m._perY.Y * Reduce(y0, y1, w) + q * self.Y(sy));
                if (alongZ) fz[i] -= factor * q * (m._perZ.Z * Reduce(z0, z1, w) + q * self.Z(sz));
            }
        }

        private static double Reduce(TLane low, TLane high, double* weights) => TLane.Count < Width
            ? TLane.Sum(low * TLane.Load(weights)) + TLane.Sum(high * TLane.Load(weights + Width - TLane.Count))
            : TLane.Sum(low * TLane.Load(weights));
    }
}
