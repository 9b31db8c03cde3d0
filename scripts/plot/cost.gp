# Cost against honesty: items a second against the spurious rate, a trail per queue that ends in
# a large mark with its name. Variables and data files: src/report/plot/cost.c.
load folder.'/style.gp'
load folder.'/rate_axis.gp'

set label 20 'spurious Empties per attempt' at 20 - left,up + 14 font small tc rgb faded
set label 21 'items put or got per second (faster →)' at across/2,-2.1*line center font small tc rgb faded
set label 24 note.' Best is low and right: honest and fast.' at 20 - left,29 - bottom font tiny tc rgb faded

away = -10*width # off the paper; not NaN, for gnuplot 5.4 crashes on a single label at NaN
plot minor using (0):1:(across):(0) with vectors nohead lw 0.4 lc rgb pale, \
     ytics using (0):1:(across):(0) with vectors nohead lw 1 lc rgb pale, \
     xtics_at using 1:(0):(0):(up) with vectors nohead lw 1 lc rgb pale, \
     ytics using (-8):1:2 with labels right font small tc rgb faded, \
     xtics_at using 1:(-0.9*line):2 with labels font small tc rgb faded, \
     labels using 1:2:(0.9*($3 - $1)):(0.9*($4 - $2)) with vectors nohead lw 0.6 lc rgb faded, \
     trails using 1:2:3 with lines lw 1 lc rgb variable, \
     spots using 1:2:3:4 with points pt variable ps 0.5 lc rgb variable, \
     ends using 1:2:5 with points pt variable ps 1.4 lc rgb 'white', \
     ends using 1:2:3:4 with points pt variable ps 1.4 lw 1.5 lc rgb variable, \
     labels using ($7 > 0 ? away : $3):4:5:6 with labels left tc rgb variable, \
     labels using ($7 > 0 ? $3 : away):4:5:6 with labels right tc rgb variable, \
     key using (key_x + $1):(key_y):2:3 with points pt variable ps 1 lc rgb variable, \
     key using (key_x + $1 + 10):(key_y):4 with labels left font small tc rgb faded
