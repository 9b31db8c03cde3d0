# The witness: a lane per worker on a real time axis, the lie marked, and under it the chain of items
# of which one was always certainly inside. Variables and data files: src/report/plot/timeline.c.
load folder.'/style.gp'

set object 1 rectangle from 0,0 to across,chain_top - 4 fc rgb shade fillstyle solid noborder behind
set object 2 rectangle from lie_begin,0 to lie_end,up fc rgb 0xFBE3D3 fillstyle solid noborder behind
set label 20 'the lie' at (lie_begin + lie_end)/2,up + 9 center font small tc rgb 0xD55E00
set label 21 (tickets ? 'tickets' : 'time').' since the lie was asked for' \
    at across/2,-2.1*line center font small tc rgb faded
set label 22 'certainly' at -20,chain_top/2 + 8 right tc rgb ink
set label 23 'inside' at -20,chain_top/2 - 8 right tc rgb ink
set label 24 'Box: a call from invocation to return. Yellow: from when an item''s put had returned until \
its get was invoked. Arrow: goes on beyond the picture.'.item_note at 20 - left,29 - bottom font tiny tc rgb faded
if (hidden > 0) {
    set label 25 sprintf('(%d more items)', hidden) at -20,6 right font tiny tc rgb faded
}

plot time_tics using 1:(0):(0):(up) with vectors nohead lw 0.6 lc rgb pale, \
     lanes using (0):1:(across):(0) with vectors nohead lw 0.6 lc rgb pale, \
     beyond using 1:2:3:(0) with vectors head filled size 7,30 lw 1.2 lc rgb ink, \
     calls using 1:2:3:4:5:6:7 with boxxyerror fillstyle solid 1 noborder lc rgb variable, \
     calls using 1:2:3:4:5:6:8 with boxxyerror fillstyle empty border lw 1 lc rgb variable, \
     lanes using (-20):1:2:3 with labels right tc rgb variable, \
     call_names using 1:2:3:4 with labels font small tc rgb variable, \
     link_names using 1:2:3 with labels font small tc rgb ink, \
     time_tics using 1:(-0.9*line):2 with labels font small tc rgb faded
