# Prints where labels.gp puts names, from the bottom up: which of labels.dat, and how far up.
script = ARG0; folder = ARG1; format = 'dumb'; columns = ''; colour = ''
file(path) = strstrt(path, '/') ? file(path[strstrt(path, '/') + 1:*]) : path
load ARG2.'/style.gp'
stats data('labels') using (labels = labels + 1, LabelAt[labels] = column('at'), LabelX[labels] = 0, LabelY[labels] = 0, \
    LabelText[labels] = 'x', LabelRgb[labels] = 0, labels) nooutput
at_x(x) = x
across = 100.0; label_gap = number('gap'); label_over = number('over'); label_font = type(12); label_from = 1
load scripts.'labels.gp'
set print '-'
do for [i=1:labels] { print sprintf('%d %.9f', Order[i] - 1, Place[i]) }
