# The witness: a lane per worker on a real time axis, the lie marked, and under it the chain of items
# of which one was always certainly inside. Lanes and names lie where they have room on paper, which
# was found beforehand (src/report/plot/timeline.c).
# By hand: gnuplot -c scripts/plot/timeline.gp RUN-FOLDER [svg|png]
script = ARG0; folder = ARG1; format = ARG2; columns = ARG3; colour = ARG4
file(path) = strstrt(path, '/') ? file(path[strstrt(path, '/') + 1:*]) : path
load script[1:strlen(script) - strlen(file(script))].'style.gp'

begin = number('begin'); end = number('end'); told = number('told')
chain_top = number('chain_top')
tickets = whole('tickets')
left = 116; right = 24; top = dumb ? 48 : 92; bottom = dumb ? 64 : 104
run = say('label') eq '' # the lie of a run; else the first wrong answer of a trace
rows = run || say('inside_1') ne ''
height = top + bottom + number('up')
show_key = 0 # colours say nothing here that words do not
load scripts.'paper.gp'
set xrange [begin:end]
set yrange [0:up]
unset ytics
set grid noxtics noytics nomytics

moment(t) = abs(t) < 1e-15 ? '0' : (t < 0 ? '−' : '+').(tickets ? sprintf('%.4g', abs(t)) : seconds(abs(t)))
step = round_up((end - begin)/8)
set xtics ()
do for [i=int(ceil(begin/step)):int(floor(end/step))] {
    v = i*step
    if (!whole('spread')) { set xtics add (moment(v) v) } # steps are no times
    if (!dumb) { set arrow 100 + i - int(ceil(begin/step)) from v,graph 0 to v,graph 1 nohead back lw 0.6 lc rgb pale }
}
if (!dumb) {
    if (rows) { set object 1 rectangle from graph 0,first 0 to graph 1,first chain_top - 4 fc rgb shade fillstyle solid noborder behind }
    set object 2 rectangle from first 0,first 0 to first told,first up fc rgb 0xFBE3D3 fillstyle solid noborder behind
    set label 20 (run ? 'the lie' : say('label')) at told/2,up + 9 center font small tc rgb 0xD55E00
    set label 24 'Box: a call from invocation to return. '.(run ? 'Yellow: from when an item’s put had returned until its get was invoked.' : say('row_note')).' Arrow: goes on beyond the picture. '.say('item_note') \
        at screen at_x(20),at_y(29) font tiny tc rgb faded
}
set label 21 (run ? (tickets ? 'tickets' : 'time').' since the lie was asked for' : say('axis')) at graph 0.5,screen at_y(bottom - (dumb ? 3.3 : 2.1)*line) center font small tc rgb faded
if (rows && !dumb) { set label 22 (run ? 'certainly' : say('inside_1')) at screen at_x(left - 20),first chain_top/2 + 8 right tc rgb ink }
set label 23 (run ? 'inside' : say('inside_2')) at screen at_x(left - 20),first chain_top/2 - (dumb ? 2 : 8) right tc rgb ink
if (at('deadline', 1)) {
    set arrow 25 from number('deadline'),first 0 to number('deadline'),first up nohead back lw 1.2 dt 2 lc rgb 0xD55E00
    set label 26 'deadline' at number('deadline'),up + (dumb ? 8 : 25) center font small tc rgb 0xD55E00
}
if (whole('hidden') > 0) {
    set label 27 sprintf('(%d more items)', whole('hidden')) at screen at_x(left - 20),first 6 right font tiny tc rgb faded
}
array LaneY[99]; array LaneRgb[99]; array LaneName[99]
lanes = 0
stats data('lanes') using (lanes = lanes + 1, LaneY[lanes] = column('y'), LaneRgb[lanes] = column('rgb'), LaneName[lanes] = strcol('name'), column('y')) nooutput
do for [i=1:lanes] {
    set label 30 + i LaneName[i] at screen at_x(left - 20),first LaneY[i] right tc rgb LaneRgb[i]
    if (!dumb) { set arrow 30 + i from graph 0,first LaneY[i] to graph 1,first LaneY[i] nohead back lw 0.6 lc rgb pale }
}
array BeyondX[199]; array BeyondY[199]; array BeyondSide[199]
beyond = 0
stats data('beyond') using (beyond = beyond + 1, BeyondX[beyond] = column('x'), BeyondY[beyond] = column('y'), BeyondSide[beyond] = column('side'), column('y')) nooutput
do for [i=1:beyond] {
    set arrow (lanes < 20 ? 50 : 400) + i from graph (BeyondSide[i] > 0),first BeyondY[i] to graph (BeyondSide[i] > 0) + BeyondSide[i]*10.0/across,first BeyondY[i] \
        head filled size screen 7.0/width,30 lw 1.2 lc rgb ink
}

bars = data('bars')
box_x(i) = (column('begin') + column('end'))/2
box_y(i) = (column('bottom') + column('top'))/2
if (dumb) {
    # A call -----, the wrong one #####, an item =====: boxes without height
    brief(name) = strstrt(name, ', from') > 0 ? name[1:strstrt(name, ', from') - 1] : name
    flat(rgb) = column('rgb') == rgb ? box_y(0) : NaN
    other(i) = column('rgb') == 0xD55E00 || column('rgb') == 0xF0E442 ? NaN : box_y(0)
    plot bars using (box_x(0)):(other(0)):(column('begin')):(column('end')):(other(0)):(other(0)) with boxxyerror lt -1, \
         bars using (box_x(0)):(flat(0xF0E442)):(column('begin')):(column('end')):(flat(0xF0E442)):(flat(0xF0E442)) with boxxyerror lt 7, \
         bars using (box_x(0)):(flat(0xD55E00)):(column('begin')):(column('end')):(flat(0xD55E00)):(flat(0xD55E00)) with boxxyerror lt 2, \
         data('names') using (column('x')):(column('y')):(brief(strcol('name'))) with labels
} else {
    plot bars using (box_x(0)):(box_y(0)):(column('begin')):(column('end')):(column('bottom')):(column('top')):(column('rgb')) \
             with boxxyerror fillstyle solid 1 noborder lc rgb variable, \
         bars using (box_x(0)):(box_y(0)):(column('begin')):(column('end')):(column('bottom')):(column('top')):(column('edge')) \
             with boxxyerror fillstyle empty border lw 1 lc rgb variable, \
         data('names') using (column('x')):(column('y')):(strcol('name')):(column('rgb')) with labels font small tc rgb variable
}
