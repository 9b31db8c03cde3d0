# Spurious rate per queue: every run a dot, the median a bar, its bootstrap interval a band, zero
# an arrow down from its bound. Variables and data files: src/report/plot/rate.c.
load folder.'/style.gp'
load folder.'/rate_axis.gp'

if (knob ne '') { set label 21 knob at -8,-0.8*line right font tiny tc rgb faded }
set label 22 'runs that lied' at -8,notes_y right font tiny tc rgb faded
set label 23 '95 % bound' at -8,notes_y - line right font tiny tc rgb faded
if (!dumb) {
    set label 20 'spurious Empties per attempt' at 20 - left,up + 14 font small tc rgb faded
    set label 24 'Every dot is a run. Bar and band: median and its 95 % bootstrap interval over runs. \
Arrow: nothing seen, so at most 3/n if attempts were independent.' \
        at 20 - left,29 - bottom font tiny tc rgb faded
}
fainter(rgb) = rgb + 0x90000000
faintest(rgb) = rgb + 0xC8000000

if (dumb) {
    plot ytics using (-8):1:2 with labels right, \
         dots using 1:2 with points pt '.', \
         medians using 1:2 with points pt '#', \
         zeros using 1:3 with points pt 'v', \
         names using 1:2:3 with labels, notes using 1:2:3 with labels, values using 1:2:3 with labels
} else {
    plot minor using (0):1:(across):(0) with vectors nohead lw 0.4 lc rgb pale, \
         ytics using (0):1:(across):(0) with vectors nohead lw 1 lc rgb pale, \
         rules using 1:(0):(0):(up) with vectors nohead lw 1 lc rgb pale, \
         ytics using (-8):1:2 with labels right font small tc rgb faded, \
         bands using 1:(0):($1 - $2):($1 + $2):3:4:(faintest($5)) with boxxyerror \
             fillstyle solid noborder lc rgb variable, \
         dots using 1:2:3:(fainter($4)) with points pt variable ps 0.55 lc rgb variable, \
         zeros using 1:2:(0):($3 - $2):5 with vectors head size 6,25 filled lw 1.5 lc rgb variable, \
         zeros using ($1 - $4):2:(2*$4):(0):5 with vectors nohead lw 1.5 lc rgb variable, \
         medians using ($1 - $3):2:(2*$3):(0):4 with vectors nohead lw 3 lc rgb variable, \
         names using 1:2:3:4 with labels font type(names_size) tc rgb variable, \
         notes using 1:2:3 with labels font tiny tc rgb faded, \
         values using 1:2:3 with labels font tiny tc rgb faded, \
         key using (key_x + $1):(key_y):2:3 with points pt variable ps 1 lc rgb variable, \
         key using (key_x + $1 + 10):(key_y):4 with labels left font small tc rgb faded
}
