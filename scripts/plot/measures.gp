# What the workload measures: a panel per measure, a line per queue with its name at the end, every run
# a dot, predictions dashed. Without a sweep the queues stand side by side.
# By hand: gnuplot -c scripts/plot/measures.gp RUN-FOLDER [svg|png|dumb]
script = ARG0; folder = ARG1; format = ARG2; columns = ARG3; colour = ARG4
file(path) = strstrt(path, '/') ? file(path[strstrt(path, '/') + 1:*]) : path
load script[1:strlen(script) - strlen(file(script))].'style.gp'

# All that is not drawn as it stands is read before there is an axis: stats sees only what is on it.
array Unit[20]; array Log[20]; array Low[20]; array High[20]; array Zero[20]; array Head[20]; array Help[20]
panels = 0; widest_help = 0
stats data('panels') using (panels = panels + 1, Unit[panels] = strcol('unit'), Log[panels] = column('log'), \
    Low[panels] = column('low'), High[panels] = column('high'), Zero[panels] = column('shelf'), \
    Head[panels] = strcol('label'), Help[panels] = strcol('help'), panels) nooutput
array Queue[99]; array Rgb[99]
queues = 0
stats data('queues') using (queues = queues + 1, Queue[queues] = strcol('queue'), Rgb[queues] = column('rgb'), queues) nooutput
stats data('values') using (values = values + 1, ValueText[values] = shown(strcol('text')), values) nooutput
array EndPanel[999]; array EndX[999]; array EndY[999]; array EndText[999]; array EndRgb[999]; array EndAside[999]
ends = 0; widest = 0
stats data('ends') using (ends = ends + 1, EndPanel[ends] = column('panel'), EndX[ends] = column('turn'), EndAside[ends] = column('aside'), \
    EndY[ends] = column('value'), EndText[ends] = strcol('label'), EndRgb[ends] = column('rgb'), \
    widest = larger(widest, strlen(EndText[ends])), ends) nooutput

# The sizes: two panels in a row if they are wide enough.
swept = values > 1
axis_room = 56; gap = 24
room = swept ? (dumb ? 1 : 0.82)*letter*widest + 24 : 8 # right of a frame
least = larger(120, swept ? 34*values : 74*queues)
left = dumb ? 8 : 20; right = left
top = dumb ? 40 : 88; bottom = dumb ? 16 : 44
across = width - left - right
in_row = panels > 1 && !dumb && (across - gap)/2 - axis_room - room >= least ? 2 : 1
wide = (across - gap*(in_row - 1.0))/in_row # of a panel with all around it
panel_across = wide - axis_room - room
panel_up = larger(150, 15.0*queues)
below = line*(swept ? 2.4 : 3.2)

# The helps, broken into lines.
most_letters = (wide - 8)/(0.74*letter)
first_line(begun, s) = s eq '' ? begun : begun ne '' && strlen(begun.' '.word(s, 1)) > most_letters ? begun : \
    first_line(begun eq '' ? word(s, 1) : begun.' '.word(s, 1), after_word(s))
after_word(s) = words(s) > 1 ? s[strlen(word(s, 1)) + 2:*] : ''
height_of(s) = s eq '' ? 0 : 1 + height_of(s[strlen(first_line('', s)) + 2:*])
help_lines = 0
do for [i=1:panels] { help_lines = larger(help_lines, height_of(Help[i])) }
head = dumb ? 1.5*line : line*(2.2 + 0.85*larger(2, help_lines))
high_panel = head + panel_up + below
rows = (panels + in_row - 1)/in_row
height = top + bottom + high_panel*rows
load scripts.'paper.gp'
if (!dumb) { set label 4 say('note') at screen at_x(20),at_y(29) font tiny tc rgb faded }

# Places: the values at their turns; queues a little aside, so that equals do not cover each other.
places = swept ? values : queues
place = panel_across/places
aside = smaller(12.0, 0.7*place/queues)/place
spread = swept ? smaller(9.0, 0.5*place/queues)/place : 0.3
dash = swept ? 0 : smaller(30.0, 0.3*place)/place # half of the line at a queue's median
crowded = 0
do for [i=1:values] { crowded = larger(crowded, strlen(ValueText[i])) }
crowded = int(larger(1, ceil((0.75*letter*crowded + 6)/place)))
broadest = 1
do for [q=1:queues] { broadest = larger(broadest, widest_part(Queue[q])) }
name_size = larger(7, smaller(10, int((place - 6)/(letter/12.0*broadest))))
name_room = larger(broadest, (place - 4)/(letter/12.0*name_size))
x(i) = column('turn') + aside*column('aside')
here(i, v) = column('panel') == panel ? v : NaN
lines = data('lines'); runs = data('runs')
label_font = type(11); label_gap = 0.9*line/panel_up; label_over = 10.0/panel_up

set multiplot
do for [panel=0:panels - 1] {
    panel_left = left + axis_room + (panel % in_row)*(wide + gap)
    panel_bottom = bottom + high_panel*(rows - 1 - panel/in_row) + below
    set lmargin at screen at_x(panel_left)
    set rmargin at screen at_x(panel_left + panel_across)
    set bmargin at screen at_y(panel_bottom)
    set tmargin at screen at_y(panel_bottom + panel_up)
    unit = Unit[panel + 1]; log_axis = int(Log[panel + 1]); low = Low[panel + 1]; high = High[panel + 1]; zero = int(Zero[panel + 1])
    axis = 'y'; length = panel_up; apart = 1.6*line
    load scripts.'panel.gp'
    if (zero && log_axis && !dumb) { set object 1 rectangle from graph 0,graph 0 to graph 1,graph 0.75*zero_part fc rgb shade fillstyle solid noborder behind }
    set xrange [-0.5:places - 0.5]
    set xtics ()
    head_y = panel_bottom + panel_up + head - (dumb ? 0.5 : 0.9)*line
    set label 20 Head[panel + 1] at screen at_x(panel_left - axis_room),at_y(head_y) tc rgb ink
    help = dumb ? '' : Help[panel + 1]; i = 0
    while (help ne '') {
        set label 21 + i first_line('', help) at screen at_x(panel_left - axis_room),at_y(head_y - line*(1 + 0.8*i)) font tiny tc rgb faded
        help = help[strlen(first_line('', help)) + 2:*]
        i = i + 1
    }
    text_y = panel_bottom - 0.8*line
    if (swept) {
        do for [i=1:values] {
            set xtics add ('' i - 1)
            if (whole('in_words') || (values - i) % crowded == 0) {
                set label 200 + i ValueText[i] at first i - 1,screen at_y(text_y - (whole('in_words') && crowded > 1 && i % 2 == 0 ? 0.8*line : 0)) \
                    center font tiny tc rgb faded
            }
        }
        set label 30 say('knob') at screen at_x(panel_left - axis_room),at_y(text_y) font tiny tc rgb faded
        labels = 0
        do for [i=1:ends] { if (EndPanel[i] == panel) {
            labels = labels + 1
            LabelText[labels] = EndText[i]; LabelRgb[labels] = EndRgb[i]
            LabelX[labels] = EndX[i] + aside*EndAside[i] + 6/place
            LabelY[labels] = EndY[i] == EndY[i] ? value_at(EndY[i]) : NaN
            LabelAt[labels] = EndY[i] == EndY[i] ? part(LabelY[labels]) : 0
        } }
        label_from = 300
        load scripts.'labels.gp'
    } else {
        do for [q=1:queues] {
            set xtics add ('' q - 1)
            name = Queue[q]; k = 0
            while (name ne '') {
                set label 400 + 10*q + k name_line(name, name_room) at first q - 1,screen at_y(text_y - k*0.85*line) center font type(name_size) tc rgb Rgb[q]
                name = name[strlen(name_line(name, name_room)) + 1:*]
                k = k + 1
            }
        }
    }
    y(i) = here(0, value_at(column('value')))
    median(i) = here(0, value_at(column('median')))
    if (dumb) {
        plot lines using (x(0)):(median(0)) with lines lt 0, \
             lines using (column('predicted') > 0 ? NaN : x(0)):(median(0)) with points pt '*'
    } else {
        plot runs using (x(0) + spread*(rand(0) - 0.5)):(y(0)):(column('shape')):(column('rgb') + 0xA0000000) with points pt variable ps 0.45 lc rgb variable, \
             lines using (x(0)):(column('predicted') > 0 ? median(0) : NaN):(column('rgb')) with lines lw 1.6 dt (6,5) lc rgb variable, \
             lines using (x(0)):(column('predicted') > 0 ? NaN : median(0)):(column('rgb')) with lines lw 1.6 lc rgb variable, \
             lines using (x(0) - dash):(swept ? NaN : median(0)):(2*dash):(0):(column('rgb')) with vectors nohead lw 1.6 lc rgb variable, \
             lines using (x(0)):(column('predicted') > 0 ? NaN : median(0)):(column('filled')) with points pt variable ps 0.9 lc rgb 'white', \
             lines using (x(0)):(column('predicted') > 0 ? NaN : median(0)):(column('shape')):(column('rgb')) with points pt variable ps 0.9 lw 1.5 lc rgb variable
    }
    unset label; unset arrow; unset object
}
unset multiplot
