# Rate against the swept knob: a line per queue with its name at the end, the 95 % bootstrap interval
# as a bar, those that never lied as arrows on a shelf each.
# By hand: gnuplot -c scripts/plot/sweep.gp RUN-FOLDER [svg|png|dumb]
script = ARG0; folder = ARG1; format = ARG2; columns = ARG3; colour = ARG4
file(path) = strstrt(path, '/') ? file(path[strstrt(path, '/') + 1:*]) : path
load script[1:strlen(script) - strlen(file(script))].'style.gp'

lowest = -whole('decades'); shelves = whole('shelves'); shelf = line
widest = 0
stats data('labels') using (labels = labels + 1, LabelX[labels] = column('value'), LabelY[labels] = column('rate'), \
    LabelAt[labels] = column('shelf'), LabelRgb[labels] = column('rgb'), LabelText[labels] = strcol('label'), \
    widest = larger(widest, strlen(LabelText[labels])), labels) nooutput

left = dumb ? 80 : 92; right = letter*widest + 32
top = dumb ? 48 : 116; bottom = dumb ? 48 : 96
height = top + bottom + line*(shelves + (!whole('lied') ? 4 : dumb ? 9 : 17))
load scripts.'paper.gp'
doubling = whole('doubling')
load scripts.'swept.gp'
load scripts.'rate_axis.gp' # after it: what is read must lie within the ranges

y(rate, shelf) = rate > 0 ? rate : shelf_y(shelf)
do for [i=1:labels] {
    LabelY[i] = y(LabelY[i], LabelAt[i])
    LabelAt[i] = part(LabelY[i])
    LabelX[i] = beside(LabelX[i], 12)
}
label_gap = line/up; label_over = 0; label_font = type(12); label_from = 30
load scripts.'labels.gp'

set label 20 say('knob') at graph 0.5,screen at_y(bottom - 2.1*line) center font small tc rgb faded
if (!dumb) {
    set label 21 'spurious Empties per attempt' at screen at_x(20),at_y(bottom + up + 14) font small tc rgb faded
    set label 22 'Mark and bar: median run and its 95 % bootstrap interval; small: fewer than half of the runs lied, mean of all. Arrow ▼: no run lied.' \
        at screen at_x(20),at_y(29) font tiny tc rgb faded
}

x(i) = beside(column('value'), 4*column('aside')) # bars side by side, not one upon the other
low(i) = larger(column('low'), 10**lowest)
points = data('points')
if (dumb) {
    plot points using (x(0)):(y(column('rate'), column('shelf'))) with lines lt 0, \
         points using (x(0)):(y(column('rate'), column('shelf'))) with points pt '*'
} else {
    plot points using (x(0)):(low(0)):(0):(column('high') - low(0)):(column('rgb')) with vectors nohead lw 3 lc rgb variable, \
         points using (x(0)):(y(column('rate'), column('shelf'))):(column('rgb')) with lines lw 1.6 lc rgb variable, \
         points using (x(0)):(y(column('rate'), column('shelf'))):(column('size')):(column('filled')) with points ps variable pt variable lc rgb 'white', \
         points using (x(0)):(y(column('rate'), column('shelf'))):(column('size')):(column('shape')):(column('rgb')) with points ps variable pt variable lw 1.5 lc rgb variable
}
