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
left = 116; right = 24; top = 92; bottom = 104
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
    set xtics add (moment(v) v)
    set arrow 100 + i - int(ceil(begin/step)) from v,graph 0 to v,graph 1 nohead back lw 0.6 lc rgb pale
}
set object 1 rectangle from graph 0,first 0 to graph 1,first chain_top - 4 fc rgb shade fillstyle solid noborder behind
set object 2 rectangle from first 0,first 0 to first told,first up fc rgb 0xFBE3D3 fillstyle solid noborder behind
set label 20 'the lie' at told/2,up + 9 center font small tc rgb 0xD55E00
set label 21 (tickets ? 'tickets' : 'time').' since the lie was asked for' at graph 0.5,screen at_y(bottom - 2.1*line) center font small tc rgb faded
set label 22 'certainly' at screen at_x(left - 20),first chain_top/2 + 8 right tc rgb ink
set label 23 'inside' at screen at_x(left - 20),first chain_top/2 - 8 right tc rgb ink
set label 24 'Box: a call from invocation to return. Yellow: from when an item’s put had returned until its get was invoked. Arrow: goes on beyond the picture. '.say('item_note') \
    at screen at_x(20),at_y(29) font tiny tc rgb faded
if (whole('hidden') > 0) {
    set label 25 sprintf('(%d more items)', whole('hidden')) at screen at_x(left - 20),first 6 right font tiny tc rgb faded
}
array LaneY[99]; array LaneRgb[99]; array LaneName[99]
lanes = 0
stats data('lanes') using (lanes = lanes + 1, LaneY[lanes] = column('y'), LaneRgb[lanes] = column('rgb'), LaneName[lanes] = strcol('name'), column('y')) nooutput
do for [i=1:lanes] {
    set label 30 + i LaneName[i] at screen at_x(left - 20),first LaneY[i] right tc rgb LaneRgb[i]
    set arrow 30 + i from graph 0,first LaneY[i] to graph 1,first LaneY[i] nohead back lw 0.6 lc rgb pale
}
array BeyondX[99]; array BeyondY[99]; array BeyondSide[99]
beyond = 0
stats data('beyond') using (beyond = beyond + 1, BeyondX[beyond] = column('x'), BeyondY[beyond] = column('y'), BeyondSide[beyond] = column('side'), column('y')) nooutput
do for [i=1:beyond] {
    set arrow 50 + i from graph (BeyondSide[i] > 0),first BeyondY[i] to graph (BeyondSide[i] > 0) + BeyondSide[i]*10.0/across,first BeyondY[i] \
        head filled size screen 7.0/width,30 lw 1.2 lc rgb ink
}

bars = data('bars')
box_x(i) = (column('begin') + column('end'))/2
box_y(i) = (column('bottom') + column('top'))/2
plot bars using (box_x(0)):(box_y(0)):(column('begin')):(column('end')):(column('bottom')):(column('top')):(column('rgb')) \
         with boxxyerror fillstyle solid 1 noborder lc rgb variable, \
     bars using (box_x(0)):(box_y(0)):(column('begin')):(column('end')):(column('bottom')):(column('top')):(column('edge')) \
         with boxxyerror fillstyle empty border lw 1 lc rgb variable, \
     data('names') using (column('x')):(column('y')):(strcol('name')):(column('rgb')) with labels font small tc rgb variable
