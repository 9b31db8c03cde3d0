# What all plots share: paper, type, frame, title, key and footer.
#
# qlab passes everything as variables. Lengths are units, one pixel of a 900 units wide picture;
# inside the frame x and y count from its lower left corner. `format` is svg, png or dumb.

# A PNG has twice the pixels, so that it stays sharp on a fine screen and when printed.
if (format eq 'svg') { set terminal svg size width,height fixed noenhanced font 'DejaVu Sans,12' background rgb 'white' }
if (format eq 'png') { set terminal pngcairo size 2*width,2*height noenhanced font 'DejaVu Sans,9' fontscale 2 linewidth 2 pointscale 2 background rgb 'white' }
if (format eq 'dumb' && colour) { set terminal dumb size columns,height/line ansi256 noenhanced }
if (format eq 'dumb' && !colour) { set terminal dumb size columns,height/line mono noenhanced }

if (output ne '') { set output output }

set encoding utf8
set datafile separator tab
dumb = format eq 'dumb'
set lmargin at screen 0 # gnuplot's frame is the whole paper, ours lies at 0,0 to across,up
set rmargin at screen 1
set bmargin at screen 0
set tmargin at screen 1
across = width - left - right
up = height - top - bottom
set xrange [-left:width - left]
set yrange [-bottom:height - bottom]
set border 0
unset xtics
unset ytics
unset key

ink   = 0x222222
faded = 0x6B6B6B
pale  = 0xE4E4E4
shade = 0xF4F4F4

type(n) = sprintf('DejaVu Sans,%g', format eq 'png' ? 0.75*n : n)
small = type(11)
tiny  = type(10)
# The size at which a text fits on one line of the paper.
fit(size, text) = strlen(text)*0.6*size > width - 40 ? (width - 40)/(0.6*strlen(text)) : size

# Title, finding, key of families, footer.
if (dumb) {
    set label 1 question at 8 - left,height - bottom - line/2
    set label 2 finding at 8 - left,height - bottom - 1.5*line
}
if (!dumb) {
    set label 1 question at 20 - left,height - bottom - 26 font type(fit(17, question)) tc rgb ink
    set label 2 finding at 20 - left,height - bottom - 50 font type(fit(12, finding)) tc rgb ink
    set label 3 footer at 20 - left,12 - bottom font type(fit(10, footer)) tc rgb faded
}
key_x = 26 - left
key_y = height - bottom - 72
