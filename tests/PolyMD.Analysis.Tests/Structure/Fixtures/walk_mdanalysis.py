# Writes what MDAnalysis finds in walk.lammpstrj.gz: gunzip -k walk.lammpstrj.gz; python3 walk_mdanalysis.py > walk_mdanalysis.txt
import warnings; warnings.filterwarnings('ignore')
import MDAnalysis as mda, numpy as np
from MDAnalysis.analysis.rdf import InterRDF
from MDAnalysis.analysis.msd import EinsteinMSD
from MDAnalysis.lib.distances import capped_distance
u = mda.Universe('walk.lammpstrj', format='LAMMPSDUMP', topology_format='LAMMPSDUMP', lammps_coordinate_convention='unwrapped')
a, b = u.select_atoms('type 1'), u.select_atoms('type 2')
print('# MDAnalysis', mda.__version__, len(a), len(b), len(u.trajectory))
r = InterRDF(a, b, nbins=24, range=(0.0, 2.4)).run()
print('rdf', *['%.10g' % g for g in r.results.rdf])
for name, kind in (('xyz', 'xyz'), ('x', 'x'), ('yz', 'yz')):
    m = EinsteinMSD(u, select='type 1', msd_type=kind, fft=False).run()
    print('msd', name, *['%.10g' % g for g in m.results.timeseries])
n = [len(capped_distance(a.positions, b.positions, 1.5, box=u.dimensions, return_distances=False)) / len(a) for ts in u.trajectory]
print('coordination', '%.10g' % np.mean(n))
