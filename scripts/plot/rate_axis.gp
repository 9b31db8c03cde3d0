# The axis of rates: decades from `lowest` to 100 %, and below them `shelves` shelves, `shelf` pixels
# high each, for those that never lied: a logarithm has no place for zero. The frame is `up` pixels high.
decades_from = shelves ? shelf*(shelves + 0.5) : 0
decade_high = (up - shelf/2.0 - decades_from)/-lowest
rate_at(pixel) = 10**(lowest + (pixel - decades_from)/decade_high)
shelf_y(i) = rate_at(shelf*(shelves - 1 - i + 0.5)) # 0 is the uppermost
y_low = rate_at(0)
y_high = rate_at(up)
part(y) = log(y/y_low)/log(y_high/y_low) # how far up the frame

set logscale y
set yrange [y_low:y_high]
set ytics ()
every = int(ceil((dumb ? 1.5 : 1.1)*line/decade_high)) # no room for every decade on a long axis
do for [k=lowest:0] {
    if (-k % every == 0) { set ytics add (percent(10.0**k) 10.0**k) }
    if (k < 0 && decade_high > 60 && !dumb) { do for [m=2:9] { set ytics add ('' m*10.0**k 1) } }
}
if (shelves) {
    set label 8 'never' at graph 0,first rate_at((decades_from - shelf/4.0)/(dumb ? 4 : 2)) right offset -1,0 font small tc rgb faded
    if (!dumb) { set object 1 rectangle from graph 0,graph 0 to graph 1,first rate_at(decades_from - shelf/4.0) fc rgb shade fillstyle solid noborder behind }
}
