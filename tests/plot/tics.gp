# Draws the axis of panel.gp with letters, a line for each of its tics.
script = ARG0; folder = ARG1; format = 'dumb'; columns = ''; colour = ''
file(path) = strstrt(path, '/') ? file(path[strstrt(path, '/') + 1:*]) : path
load ARG2.'/style.gp'
unit = say('unit'); log_axis = whole('log'); low = number('low'); high = number('high'); zero = whole('shelf')
axis = 'y'; length = 150; apart = 26
set terminal dumb size 40,60 mono
set border 0
set tics scale 0 nomirror
unset xtics
unset key
load scripts.'panel.gp'
plot [0:1] high + 1 with lines # beyond the axis
