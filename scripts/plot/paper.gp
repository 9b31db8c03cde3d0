# The paper: its size, the frame on it, title, finding, key of families and footer. The script has
# set height, and the margins left, right, top and bottom around the frame.
across = width - left - right
up = height - top - bottom

# A PNG has twice the pixels, so that it stays sharp on a fine screen and when printed.
if (format eq 'svg') { set terminal svg size width,height fixed noenhanced font 'DejaVu Sans,12' background rgb 'white' }
if (format eq 'png') { set terminal pngcairo size 2*width,2*height noenhanced font 'DejaVu Sans,9' fontscale 2 linewidth 2 pointscale 3.2 background rgb 'white' }
if (dumb && colour ne '') { set terminal dumb size width/8,height/line ansi256 noenhanced }
if (dumb && colour eq '') { set terminal dumb size width/8,height/line mono noenhanced }
if (!dumb) { set output folder.'/'.kind.'.'.format }

set lmargin at screen 1.0*left/width
set rmargin at screen 1 - 1.0*right/width
set bmargin at screen 1.0*bottom/height
set tmargin at screen 1 - 1.0*top/height
set border 0
set tics scale 0 nomirror font small textcolor rgb faded
set xtics offset 0,0.2
set ytics offset 0.2,0
if (!dumb) { set grid xtics ytics mytics lt 1 lw 1 lc rgb pale, lt 1 lw 0.4 lc rgb pale }
unset key

# The size at which a text fits on one line of the paper.
fit(size, text) = strlen(text)*0.6*size > width - 40 ? (width - 40)/(0.6*strlen(text)) : size
# Pixels from the paper's left and lower edges as parts of it.
at_x(x) = 1.0*x/width
at_y(y) = 1.0*y/height

title = say('title')
finding = say(dumb ? 'finding_brief' : 'finding')
if (dumb) {
    set label 1 title at screen at_x(8),at_y(height - line/2)
    begun = ''; rest = '' # as many words as fit on a line; the rest on the next
    do for [part in finding] {
        if (rest eq '' && strlen(begun.' '.part) < width/8) { begun = begun.' '.part } else { rest = rest.' '.part }
    }
    set label 2 begun at screen at_x(0),at_y(height - 1.5*line)
    set label 3 rest at screen at_x(0),at_y(height - 2.5*line)
} else {
    set label 1 title at screen at_x(20),at_y(height - 26) font type(fit(17, title)) tc rgb ink
    set label 2 finding at screen at_x(20),at_y(height - 50) font type(fit(12, finding)) tc rgb ink
    set label 3 say('footer') at screen at_x(20),at_y(12) font type(fit(10, say('footer'))) tc rgb faded
    array KeyShape[20]; array KeyRgb[20]; array KeyText[20]
    keys = 0
    stats data('key') using (keys = keys + 1, KeyShape[keys] = column('shape'), KeyRgb[keys] = column('rgb'), \
        KeyText[keys] = strcol('family'), keys) nooutput
    key_x = 26
    do for [i=1:keys*show_key] {
        set label 9000 + i '' at screen at_x(key_x),at_y(height - 72) point pt KeyShape[i] ps 1 lc rgb KeyRgb[i]
        set label 9100 + i KeyText[i] at screen at_x(key_x + 10),at_y(height - 72) font small tc rgb faded
        key_x = key_x + letter*strlen(KeyText[i]) + 28
    }
}
