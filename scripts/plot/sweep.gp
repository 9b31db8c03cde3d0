# Rate against the swept knob: a line per queue with its name at the end, the 95 % bootstrap
# interval as a bar, zeros as arrows on a shelf. Variables and data files: src/report/plot/sweep.c.
load folder.'/style.gp'
load folder.'/rate_axis.gp'

set label 21 knob at across/2,-2.1*line center font small tc rgb faded
if (!dumb) {
    set label 20 'spurious Empties per attempt' at 20 - left,up + 14 font small tc rgb faded
    set label 24 'Mark and bar: median run and its 95 % bootstrap interval. \
Arrow ▼: no run lied; every queue with a zero has its own shelf.' \
        at 20 - left,29 - bottom font tiny tc rgb faded
}

if (dumb) {
    plot ytics using (-8):1:2 with labels right, \
         values using 1:(-0.6*line):2 with labels, \
         lines using 1:2 with lines lt 0, \
         marks using 1:2 with points pt '*', \
         labels using 3:4:5 with labels left
} else {
    plot minor using (0):1:(across):(0) with vectors nohead lw 0.4 lc rgb pale, \
         ytics using (0):1:(across):(0) with vectors nohead lw 1 lc rgb pale, \
         values using 1:(0):(0):(up) with vectors nohead lw 1 lc rgb pale, \
         ytics using (-8):1:2 with labels right font small tc rgb faded, \
         values using 1:(-0.9*line):2 with labels font small tc rgb faded, \
         bars using 1:2:(0):($3 - $2):4 with vectors nohead lw 3 lc rgb variable, \
         lines using 1:2:3 with lines lw 1.6 lc rgb variable, \
         marks using 1:2:5 with points pt variable ps 1.1 lc rgb 'white', \
         marks using 1:2:3:4 with points pt variable ps 1.1 lw 1.5 lc rgb variable, \
         labels using 1:2:($3 - $1 - 4):($4 - $2) with vectors nohead lw 0.6 lc rgb faded, \
         labels using 3:4:5:6 with labels left tc rgb variable, \
         key using (key_x + $1):(key_y):2:3 with points pt variable ps 1 lc rgb variable, \
         key using (key_x + $1 + 10):(key_y):4 with labels left font small tc rgb faded
}
