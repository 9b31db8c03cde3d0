# What the workload measures: a panel per measure, a line per queue with its name at the end, every
# run a dot, predictions dashed. Variables and data files: src/report/plot/measures.c, data files of
# the queues: src/report/plot/curves.c.
load folder.'/style.gp'

fainter(rgb) = rgb + 0xA0000000
if (!dumb) {
    set label 24 note at 20 - left,29 - bottom font tiny tc rgb faded
}

if (dumb) {
    plot tics using ($1 - 8):2:4 with labels right, \
         lines using 1:2 with lines lt 0, \
         marks using 1:2 with points pt '*', \
         heads using 1:2:3 with labels left, \
         helps using 1:2:3 with labels left, \
         values using 1:2:3 with labels, \
         names using 1:2:3 with labels, \
         labels using 3:4:5 with labels left
} else {
    plot shelves using 1:3:1:2:3:4 with boxxyerror fillstyle solid noborder lc rgb shade, \
         tics using 1:2:3:(0) with vectors nohead lw 1 lc rgb pale, \
         rules using 1:2:(0):3 with vectors nohead lw 1 lc rgb pale, \
         tics using ($1 - 8):2:4 with labels right font small tc rgb faded, \
         dots using 1:2:3:(fainter($4)) with points pt variable ps 0.45 lc rgb variable, \
         models using 1:2:3 with lines lw 1.6 dt (6,5) lc rgb variable, \
         lines using 1:2:3 with lines lw 1.6 lc rgb variable, \
         marks using 1:2:5 with points pt variable ps 0.9 lc rgb 'white', \
         marks using 1:2:3:4 with points pt variable ps 0.9 lw 1.5 lc rgb variable, \
         labels using 1:2:($3 - $1 - 3):($4 - $2) with vectors nohead lw 0.6 lc rgb faded, \
         labels using 3:4:5:6 with labels left font small tc rgb variable, \
         heads using 1:2:3 with labels left tc rgb ink, \
         helps using 1:2:3 with labels left font tiny tc rgb faded, \
         values using 1:2:3 with labels font tiny tc rgb faded, \
         names using 1:2:3:4 with labels font tiny tc rgb variable, \
         key using (key_x + $1):(key_y):2:3 with points pt variable ps 1 lc rgb variable, \
         key using (key_x + $1 + 10):(key_y):4 with labels left font small tc rgb faded
}
