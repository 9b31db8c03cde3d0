# Spurious rate per queue: a group of columns each, a column per swept value; in it every run a dot,
# the median a bar, its bootstrap interval a band, zero an arrow down from its bound.
# By hand: gnuplot -c scripts/plot/rate.gp RUN-FOLDER [svg|png|dumb]
script = ARG0; folder = ARG1; format = ARG2; columns = ARG3; colour = ARG4
file(path) = strstrt(path, '/') ? file(path[strstrt(path, '/') + 1:*]) : path
load script[1:strlen(script) - strlen(file(script))].'style.gp'

lowest = -whole('decades'); shelves = 1; shelf = dumb ? line : 30
array Queue[99]; array Rgb[99]; array Lied[99]; array Bound[99]
groups = 0
stats data('groups') using (groups = groups + 1, Queue[groups] = strcol('queue'), Rgb[groups] = column('rgb'), \
    Lied[groups] = strcol('lied'), Bound[groups] = shown(strcol('bound')), groups) nooutput
stats data('values') using (values = values + 1, ValueText[values] = shown(strcol('text')), values) nooutput

left = dumb ? 96 : 92; right = dumb ? 8 : 20
across = width - left - right
# Pixels: a group, a column. On the x axis a group is 1 wide, the first at 0.
group = smaller(1.0*across/groups, 60.0 + 60*values)
slot = smaller(0.88*group/values, 90.0)
x(place, value) = place + (value - (values - 1)/2.0)*slot/group

# Names are broken at their hyphens and made smaller if a group is narrow. Letters are of one size: where
# names have no room, groups are called a, b, c, and named in a list.
knob = say('knob')
room = (group - 4)/letter
broadest = 0
do for [i=1:groups] { broadest = larger(broadest, widest_part(Queue[i])) }
name_size = broadest > room ? larger(8.0, 12.0*room/broadest) : 12
listed = dumb && broadest > room
room = larger(room, broadest)
list_rows = listed ? (groups + 1)/2 : 0

# Values must not touch either: a few words stand in a row each, else every so many-th value is labelled.
long = 0
do for [i=1:values] { long = larger(long, strlen(ValueText[i])) }
crowd = int(larger(1, ceil(long ? (letter*long*(dumb ? 1 : 0.85) + 4)/slot : 0)))
value_rows = whole('in_words') && !dumb && crowd > 1 && values <= 4 ? values : 1
value_every = value_rows > 1 ? 1 : crowd

top = dumb ? 48 : 112; bottom = dumb ? (listed ? (2 + list_rows)*line + 24 : 120) : 166 + 0.8*line*(value_rows - 1)
height = dumb ? bottom + 17*line : 434 + bottom
load scripts.'paper.gp'
set xrange [(groups - 1)/2.0 - across/group/2:(groups - 1)/2.0 + across/group/2]
load scripts.'rate_axis.gp'
unset xtics

name_y = bottom - (knob eq '' ? 1 : 2 + 0.8*(value_rows - 1))*line
most = 1; n = 1000
do for [i=1:groups] {
    name = listed ? ' abcdefghijklmnopqrstuvwxyz'[i + 1:i + 1] : Queue[i]; k = 0
    while (name ne '') {
        set label n name_line(name, room) at first i - 1,screen at_y(name_y - k*line) center font type(name_size) tc rgb Rgb[i]
        name = name[strlen(name_line(name, room)) + 1:*]
        k = k + 1; n = n + 1
    }
    most = larger(most, k)
}
lied_y = name_y - most*line
do for [i=1:groups] {
    if (listed) {
        set label 200 + i ' abcdefghijklmnopqrstuvwxyz'[i + 1:i + 1].'  '.Queue[i].'  '.Lied[i].' '.Bound[i] \
            at screen at_x(16 + ((i - 1)/list_rows)*width/2),at_y(lied_y - line*((i - 1) % list_rows)) tc rgb Rgb[i]
    } else {
        set label 200 + i Lied[i] at first i - 1,screen at_y(lied_y) center font tiny tc rgb faded
        set label 300 + i Bound[i] at first i - 1,screen at_y(lied_y - line) center font tiny tc rgb faded
    }
    if (i > 1 && !dumb) { set arrow i from i - 1.5,graph 0 to i - 1.5,graph 1 nohead back lw 1 lc rgb pale }
}
do for [i=1:groups] { do for [j=1:values] { if ((values - j) % value_every == 0) {
    set label 10000 + 100*i + j ValueText[j] at first x(i - 1, j - 1),screen at_y(bottom - line*(0.8 + 0.8*((j - 1) % value_rows))) \
        center font tiny tc rgb faded
} } }
set label 20 knob at screen at_x(left - 8),at_y(bottom - 0.8*line) right font tiny tc rgb faded
if (!listed) {
    set label 22 dumb ? 'lied' : 'runs that lied' at screen at_x(left - 8),at_y(lied_y) right font tiny tc rgb faded
    set label 23 '95 % bound' at screen at_x(left - 8),at_y(lied_y - line) right font tiny tc rgb faded
}
if (!dumb) {
    set label 21 'spurious Empties per attempt' at screen at_x(20),at_y(bottom + up + 14) font small tc rgb faded
    set label 24 'Every dot is a run. Bar and band: median and its 95 % bootstrap interval over runs. Arrow: nothing seen, so at most 3/n if attempts were independent.' \
        at screen at_x(20),at_y(29) font tiny tc rgb faded
}

points = data('points'); runs = data('runs')
middle(i) = x(column('place'), column('value'))
half = 0.36*slot/group
spread = 0.6*slot/group
jitter(i) = rand(0) - 0.5
run_y(i) = column('rate') > 0 ? column('rate') : rate_at(shelf*(0.5 + 0.4*jitter(0)))
low(i) = larger(column('low'), 10.0**lowest)
if (dumb) {
    plot runs using (middle(0)):(run_y(0)) with points pt '.', \
         points using (middle(0)):(column('median')) with points pt '#', \
         points using (middle(0)):(column('bound') > 0 ? shelf_y(0) : NaN) with points pt 'v'
} else {
    plot points using (column('high') > 0 ? middle(0) : NaN):(low(0)):(middle(0) - half):(middle(0) + half):(low(0)):(column('high')):(faintest(column('rgb'))) \
             with boxxyerror fillstyle solid noborder lc rgb variable, \
         runs using (middle(0) + spread*jitter(0)):(run_y(0)):(column('shape')):(fainter(column('rgb'))) with points pt variable ps 0.55 lc rgb variable, \
         points using (middle(0)):(column('bound')):(0):(rate_at(shelf + 1) - column('bound')):(column('rgb')) with vectors head size screen 6.0/width,25 filled lw 1.5 lc rgb variable, \
         points using (middle(0) - half):(column('bound')):(2*half):(0):(column('rgb')) with vectors nohead lw 1.5 lc rgb variable, \
         points using (middle(0) - half):(column('median')):(2*half):(0):(column('rgb')) with vectors nohead lw 3 lc rgb variable
}
