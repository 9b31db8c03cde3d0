# Measures with many values a run: which share of the values is no larger, a panel per swept value, a
# curve per queue, p50 and p99 marked.
# By hand: gnuplot -c scripts/plot/ecdf.gp RUN-FOLDER [svg|png]
script = ARG0; folder = ARG1; format = ARG2; columns = ARG3; colour = ARG4
file(path) = strstrt(path, '/') ? file(path[strstrt(path, '/') + 1:*]) : path
load script[1:strlen(script) - strlen(file(script))].'style.gp'

array Unit[99]; array Log[99]; array Low[99]; array High[99]; array Zero[99]; array Head[99]; array Label[99]; array Help[99]
panels = 0
stats data('panels') using (panels = panels + 1, Unit[panels] = strcol('unit'), Log[panels] = column('log'), \
    Low[panels] = column('low'), High[panels] = column('high'), Zero[panels] = column('shelf'), Head[panels] = shown(strcol('name')), \
    Label[panels] = strcol('label'), Help[panels] = strcol('help'), panels) nooutput
array EntryPanel[999]; array EntryTurn[999]; array EntryDash[999]; array EntryShape[999]; array EntryFilled[999]
array EntryRgb[999]; array EntryQueue[999]; array EntryFigures[999]
entries = 0; widest = 0
stats data('entries') using (entries = entries + 1, EntryPanel[entries] = column('panel'), EntryTurn[entries] = column('turn'), \
    EntryDash[entries] = column('dash'), EntryShape[entries] = column('shape'), EntryFilled[entries] = column('filled'), \
    EntryRgb[entries] = column('rgb'), EntryQueue[entries] = strcol('queue'), EntryFigures[entries] = strcol('figures'), \
    widest = larger(widest, strlen(EntryQueue[entries])), entries) nooutput

# The sizes: the panels of a measure one below the other, on one axis of values.
in_group = whole('in_group'); groups = panels/in_group
entry = 30 # height of a queue's entry beside a panel
left = 68; right = larger(190, letter*widest) + 60
top = 88; bottom = 44
panel_up = larger(in_group > 1 ? 110 : 260, entry*whole('queues'))
gap = (in_group > 1 ? 2 : 1)*line
group_high = 5*line + (panel_up + gap)*in_group
height = top + bottom + group_high*groups
load scripts.'paper.gp'
set label 4 'Values of all runs together; marks: p50 and p99. They show the shape only: values of one run are not independent. At the left edge: so much or less.' \
    at screen at_x(20),at_y(29) font tiny tc rgb faded

here(v) = column('panel') == panel ? v : NaN
dashed(n, v) = column('panel') == panel && int(column('dash')) % 3 == n ? v : NaN
x(i) = larger(axis_low, value_at(column('value')))
curves = data('curves'); marks = data('marks')
set multiplot
do for [panel=0:panels - 1] {
    in_turn = panel % in_group
    panel_top = height - top - group_high*(panel/in_group) - 3*line - (panel_up + gap)*in_turn - gap
    panel_bottom = panel_top - panel_up
    set bmargin at screen at_y(panel_bottom)
    set tmargin at screen at_y(panel_top)
    unit = Unit[panel + 1]; log_axis = int(Log[panel + 1]); low = Low[panel + 1]; high = High[panel + 1]; zero = int(Zero[panel + 1])
    axis = 'x'; length = across; apart = 46
    load scripts.'panel.gp'
    if (in_turn < in_group - 1) { set format x ''; set xtics textcolor rgb 'white' } else { set xtics textcolor rgb faded }
    set yrange [0:1]
    set ytics ('0 %%' 0, '50 %%' 0.5, '100 %%' 1)
    if (in_turn == 0) {
        head_y = panel_top + (in_group > 1 ? 3.4 : 2.2)*line
        set label 20 Label[panel + 1] at screen at_x(20),at_y(head_y) tc rgb ink
        set label 21 Help[panel + 1] at screen at_x(20),at_y(head_y - line) font tiny tc rgb faded
    }
    set label 22 Head[panel + 1] at screen at_x(left),at_y(panel_top + 0.75*line) tc rgb ink
    do for [i=1:entries] { if (EntryPanel[i] == panel) {
        entry_y = panel_top - 8 - entry*EntryTurn[i]
        entry_x = left + across + 16
        n = int(100 + 10*EntryTurn[i])
        entry_dash = int(EntryDash[i]) % 3 + 1
        if (EntryFigures[i] ne 'no value') {
            set arrow n from screen at_x(entry_x),at_y(entry_y) to screen at_x(entry_x + 26),at_y(entry_y) nohead lw 1.8 dt entry_dash lc rgb EntryRgb[i]
            set label n '' at screen at_x(entry_x + 13),at_y(entry_y) front point pt EntryFilled[i] ps 0.8 lc rgb 'white'
            set label n + 1 '' at screen at_x(entry_x + 13),at_y(entry_y) front point pt EntryShape[i] ps 0.8 lw 1.5 lc rgb EntryRgb[i]
        }
        set label n + 2 EntryQueue[i] at screen at_x(entry_x + 34),at_y(entry_y) tc rgb EntryRgb[i]
        set label n + 3 EntryFigures[i] at screen at_x(entry_x + 34),at_y(entry_y - 14) font tiny tc rgb faded
    } }
    plot curves using (x(0)):(dashed(0, column('share'))):(column('rgb')) with lines lw 1.8 lc rgb variable, \
         curves using (x(0)):(dashed(1, column('share'))):(column('rgb')) with lines lw 1.8 dt (7,4) lc rgb variable, \
         curves using (x(0)):(dashed(2, column('share'))):(column('rgb')) with lines lw 1.8 dt (2,3) lc rgb variable, \
         marks using (x(0)):(here(column('share'))):(column('filled')) with points pt variable ps 0.8 lc rgb 'white', \
         marks using (x(0)):(here(column('share'))):(column('shape')):(column('rgb')) with points pt variable ps 0.8 lw 1.5 lc rgb variable
    unset label; unset arrow
}
unset multiplot
