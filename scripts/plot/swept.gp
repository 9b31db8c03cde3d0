# The axis of swept values: logarithmic if they double, else linear; 24 pixels inside of the frame
# at both ends. beside(x, pixels) is a place so much right of x.
first = 1e300; last = -1e300
stats data('values') using (values = values + 1, ValueX[values] = column('value'), ValueText[values] = shown(strcol('text')), \
    first = smaller(first, column('value')), last = larger(last, column('value')), 1) nooutput
if (doubling) { set logscale x 2 }
stretch = last > first ? (doubling ? log(last/first) : last - first) : 1.0
beside(x, pixels) = doubling ? x*exp(pixels*stretch/(across - 48.0)) : x + pixels*stretch/(across - 48.0)
set xrange [beside(first, last > first ? -24 : 24 - across):beside(last, 24)]
set xtics ()
do for [i=1:values] { set xtics add (ValueText[i] ValueX[i]) }
