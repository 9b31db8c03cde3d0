# Cost against honesty: items a second against the spurious rate, a trail per queue that ends in a
# large mark with its name. Where names have room was found beforehand (src/report/plot/cost.c).
# By hand: gnuplot -c scripts/plot/cost.gp RUN-FOLDER [svg|png]
script = ARG0; folder = ARG1; format = ARG2; columns = ARG3; colour = ARG4
file(path) = strstrt(path, '/') ? file(path[strstrt(path, '/') + 1:*]) : path
load script[1:strlen(script) - strlen(file(script))].'style.gp'

lowest = -whole('decades'); shelves = whole('shelves'); shelf = line
slowest = number('slowest'); fastest = number('fastest')
array End_x[99]; array End_y[99]; array Leftward[99]
ends = 0
stats data('ends') using (ends = ends + 1, LabelX[ends] = column('x'), LabelY[ends] = column('y'), \
    Leftward[ends] = column('leftward'), LabelRgb[ends] = column('rgb'), LabelText[ends] = strcol('queue'), ends) nooutput

left = 92; right = number('right'); top = 116; bottom = 104
height = top + bottom + number('up')
load scripts.'paper.gp'
load scripts.'rate_axis.gp'
set logscale x
set xrange [slowest:fastest]
set xtics ()
do for [k=floor(log10(slowest)):ceil(log10(fastest))] { do for [m in steps(slowest, fastest)] {
    v = real(m)*10.0**k
    if (v >= slowest && v <= fastest) { set xtics add (speed(v).'/s' v) }
} }
do for [i=1:ends] {
    if (Leftward[i] > 0) {
        set label 30 + i LabelText[i] at first LabelX[i],first LabelY[i] right tc rgb LabelRgb[i]
    } else {
        set label 30 + i LabelText[i] at first LabelX[i],first LabelY[i] left tc rgb LabelRgb[i]
    }
}
set label 20 'items put or got per second (faster →)' at graph 0.5,screen at_y(bottom - 2.1*line) center font small tc rgb faded
set label 21 'spurious Empties per attempt' at screen at_x(20),at_y(bottom + up + 14) font small tc rgb faded
set label 22 say('note').' Best is low and right: honest and fast.' at screen at_x(20),at_y(29) font tiny tc rgb faded

y(i) = column('rate') > 0 ? column('rate') : shelf_y(column('shelf'))
trails = data('trails'); ends_of = data('ends')
plot trails using (column('speed')):(y(0)):(column('rgb')) with lines lw 1 lc rgb variable, \
     trails using (column('speed')):(y(0)):(column('shape')):(column('rgb')) with points pt variable ps 0.5 lc rgb variable, \
     ends_of using (column('line')):(column('line_y')):(column('speed') - column('line')):(column('rate') - column('line_y')) with vectors nohead lw 0.6 lc rgb faded, \
     ends_of using (column('speed')):(column('rate')):(column('filled')) with points pt variable ps 1.4 lc rgb 'white', \
     ends_of using (column('speed')):(column('rate')):(column('shape')):(column('rgb')) with points pt variable ps 1.4 lw 1.5 lc rgb variable
