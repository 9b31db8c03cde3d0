# Operations a second against workers, both logarithmic, a line per queue with its name at the end, the
# 95 % bootstrap interval of the median as a bar.
# By hand: gnuplot -c scripts/plot/throughput.gp RUN-FOLDER [svg|png]
script = ARG0; folder = ARG1; format = ARG2; columns = ARG3; colour = ARG4
file(path) = strstrt(path, '/') ? file(path[strstrt(path, '/') + 1:*]) : path
load script[1:strlen(script) - strlen(file(script))].'style.gp'

widest = 0
stats data('labels') using (labels = labels + 1, LabelX[labels] = column('value'), LabelY[labels] = column('speed'), \
    LabelRgb[labels] = column('rgb'), LabelText[labels] = strcol('label'), \
    widest = larger(widest, strlen(LabelText[labels])), labels) nooutput
slowest = 1e300; fastest = 0
stats data('points') using (slowest = smaller(slowest, column('speed')), fastest = larger(fastest, column('speed')), 1) nooutput

left = 92; right = letter*widest + 32; top = 116; bottom = 96
height = top + bottom + line*larger(labels + 2, 20)
load scripts.'paper.gp'
doubling = whole('doubling')
load scripts.'swept.gp'
low = 10.0**floor(log10(slowest)); high = 10.0**ceil(log10(fastest))
if (low == high) { high = 10*low }
set logscale y
set yrange [low:high]
set ytics ()
do for [k=floor(log10(low) + 1e-9):floor(log10(high) + 1e-9)] {
    set ytics add (speed(10.0**k) 10.0**k)
    do for [m=2:9] { set ytics add ('' m*10.0**k 1) }
}
do for [i=1:labels] {
    LabelAt[i] = log(LabelY[i]/low)/log(high/low)
    LabelX[i] = beside(LabelX[i], 8)
}
label_gap = line/up; label_over = 0; label_font = type(12); label_from = 30
load scripts.'labels.gp'
set label 20 say('workers') at graph 0.5,screen at_y(bottom - 2.1*line) center font small tc rgb faded
set label 21 'operations a second' at screen at_x(20),at_y(bottom + up + 14) font small tc rgb faded
set label 22 'A put that put or a get that got is an operation. Mark and bar: median run and its 95 % bootstrap interval.' \
    at screen at_x(20),at_y(29) font tiny tc rgb faded

x(i) = beside(column('value'), 4*column('aside')) # bars side by side, not one upon the other
points = data('points')
plot points using (x(0)):(column('low')):(0):(column('high') - column('low')):(column('rgb')) with vectors nohead lw 3 lc rgb variable, \
     points using (x(0)):(column('speed')):(column('rgb')) with lines lw 1.4 lc rgb variable, \
     points using (x(0)):(column('speed')):(column('shape')) with points pt variable ps 1.1 lc rgb 'white', \
     points using (x(0)):(column('speed')):(column('shape')):(column('rgb')) with points pt variable ps 0.9 lc rgb variable
