# Measures with many values a run: which share of the values is no larger, a panel per swept value, a
# curve per queue, p50 and p99 marked. Variables and data files: src/report/plot/ecdf.c.
load folder.'/style.gp'

set label 24 'Values of all runs together; marks: p50 and p99. They show the shape only: \
values of one run are not independent. At the left edge: so much or less.' at 20 - left,29 - bottom font tiny tc rgb faded

plot tics using 1:2:3:(0) with vectors nohead lw 1 lc rgb pale, \
     rules using 1:2:(0):3 with vectors nohead lw 1 lc rgb pale, \
     tics using ($1 - 8):2:4 with labels right font small tc rgb faded, \
     rules using 1:($2 - 0.8*line):4 with labels font small tc rgb faded, \
     solid using 1:2:3 with lines lw 1.8 lc rgb variable, \
     dashed using 1:2:3 with lines lw 1.8 dt (7,4) lc rgb variable, \
     dotted using 1:2:3 with lines lw 1.8 dt (2,3) lc rgb variable, \
     marks using 1:2:5 with points pt variable ps 0.8 lc rgb 'white', \
     marks using 1:2:3:4 with points pt variable ps 0.8 lw 1.5 lc rgb variable, \
     heads using 1:2:3 with labels left tc rgb ink, \
     helps using 1:2:3 with labels left font tiny tc rgb faded, \
     entries using 1:2:3:4 with labels left tc rgb variable, \
     figures using 1:2:3 with labels left font tiny tc rgb faded, \
     key using (key_x + $1):(key_y):2:3 with points pt variable ps 1 lc rgb variable, \
     key using (key_x + $1 + 10):(key_y):4 with labels left font small tc rgb faded
