# What all plots share: where things are, words, colours, type, and how figures are written.
#
# The script that loads this has set script (its own name, KIND.gp), folder, format ('' is svg) and, for
# a terminal, columns ('' is 80) and colour ('' is none). FOLDER/plot/KIND holds the words (words.dat)
# and the data, a file each, with named columns. Sizes are in pixels of a 900 pixels wide picture.
if (format eq '') { format = 'svg' }
if (folder[1:1] ne '/') { folder = './'.folder } # a name that begins with | or < would be a command
scripts = ARG0[1:strlen(ARG0) - strlen('style.gp')]
kind = file(script)
kind = kind[1:strlen(kind) - strlen('.gp')]
data(name) = folder.'/plot/'.kind.'/'.name.'.dat'
dumb = format eq 'dumb'
width = dumb ? 8*(columns eq '' ? 80 : int(columns)) : 900
line = 16.0             # height of a line of text
letter = dumb ? 8 : 7.4 # width of a letter

set datafile separator tab
set datafile columnheaders
set encoding utf8

# say('finding') is the word of that name, '' if there is none; number('shelves') and whole('shelves')
# are numbers.
array Name[40]; array Word[40]; array Number[40]
words = 0
stats data('words') using (words = words + 1, Name[words] = strcol(1), Word[words] = strcol(2), \
    Number[words] = valid(2) ? column(2) : 0, words) nooutput
if (words == 0) { exit error 'no data in '.folder.'/plot/'.kind.': qlab plot '.folder.' makes them' }
at(name, i) = i > words ? 0 : Name[i] eq name ? i : at(name, i + 1)
say(name) = at(name, 1) ? Word[at(name, 1)] : ''
number(name) = at(name, 1) ? Number[at(name, 1)] : 0
whole(name) = int(number(name))
shown(text) = text eq '-' ? '' : text # of a field

ink   = 0x222222
faded = 0x6B6B6B
pale  = 0xE4E4E4
shade = 0xF4F4F4
fainter(rgb)  = rgb + 0x90000000
faintest(rgb) = rgb + 0xC8000000

type(n) = sprintf('DejaVu Sans,%g', format eq 'png' ? 0.75*n : n)
small = type(11)
tiny  = type(10)

larger(a, b)  = a > b ? a : b
smaller(a, b) = a < b ? a : b

# Figures on axes: "0.001 %", "2.5 ms", "20k", "3×". In a tic's label %% is one %.
decimals(x) = x > 0 && x < 1 ? int(ceil(-log10(x) - 1e-9)) : 0
percent(x)  = sprintf('%.'.sprintf('%d', decimals(100*x)).'f', 100*x).' %%'
seconds(s)     = s == 0 ? '0' : s < 0.9995e-6 ? sprintf('%.4g ns', 1e9*s) : s < 0.9995e-3 ? sprintf('%.4g us', 1e6*s) : \
              s < 0.9995 ? sprintf('%.4g ms', 1e3*s) : sprintf('%.4g s', s)
count(n)    = n < 1e4 ? sprintf('%.4g', n) : n < 1e7 ? sprintf('%.4gk', n/1e3) : sprintf('%.4gM', n/1e6)
speed(n)    = n < 1e3 ? sprintf('%.3g', n) : n < 1e6 ? sprintf('%.3g k', n/1e3) : n < 1e9 ? sprintf('%.3g M', n/1e6) : sprintf('%.3g G', n/1e9)
tic(unit, x) = unit eq 'share' ? percent(x) : unit eq 'time' ? seconds(x) : unit eq 'factor' && x > 0 ? count(x).'×' : unit eq 'speed' ? speed(x) : count(x)

# The largest of 1, 2, 5 times a power of ten that is at most x, and the next one.
decade(x)     = 10.0**floor(log10(x) + 1e-9)
round_down(x) = decade(x)*(x/decade(x) > 4.999 ? 5 : x/decade(x) > 1.999 ? 2 : 1)
round_up(x)   = round_down(x) > 0.999*x ? round_down(x) : round_down(x)*(round_down(x)/decade(x) > 1.5 && round_down(x)/decade(x) < 3 ? 2.5 : 2)
# What a logarithmic axis from a to b counts in each decade, so that it has two tics at least.
steps(a, b) = b/a > 2000 ? '1' : b/a > 6 ? '1 2 5' : b/a > 2.5 ? '1 1.5 2 3 4 6 8' : '1 1.2 1.5 2 2.5 3 4 5 6 7 8 9'

# A queue's name is broken after hyphens, a file's after underscores and before ".cc": its first line
# of at most so many letters; its widest part.
place(s, sign) = strstrt(s, sign) > 0 && strstrt(s, sign) < strlen(s) ? strstrt(s, sign) : strlen(s)
before_dot(s) = strstrt(s, '.') > 1 ? strstrt(s, '.') - 1 : strlen(s)
part_of(s) = s[1:smaller(smaller(place(s, '-'), place(s, '_')), before_dot(s))]
rest_of(s) = s[strlen(part_of(s)) + 1:*]
begin_name(begun, s, most) = s eq '' || (begun ne '' && strlen(begun.part_of(s)) > most) ? begun : \
    begin_name(begun.part_of(s), rest_of(s), most)
name_line(s, most) = begin_name('', s, most)
widest_part(s) = s eq '' ? 0 : larger(strlen(part_of(s)), widest_part(rest_of(s)))

# Names at the ends of lines (labels.gp).
array LabelX[99]; array LabelY[99]; array LabelAt[99]; array LabelText[99]; array LabelRgb[99]
labels = 0
show_key = 1
# The values on an axis, in the lab's order.
array ValueX[99]; array ValueText[99]
values = 0
