# The axis of a panel of values: `unit` (time, share, count, factor or speed), logarithmic from low to high
# if `log_axis`, with a shelf for 0 below if `zero`; else linear from 0. It is `length` pixels long and
# has tics at least `apart` pixels apart. value_at(x) is where x lies on it; `axis` is x or y.
zero_part = log_axis && zero ? 18.0/length : 0 # of the axis
axis_low = !log_axis ? 0 : low/(1.0*high/low)**(zero_part/(1 - zero_part))
zero_at = axis_low == 0 ? 0 : axis_low*(1.0*high/axis_low)**(zero_part/3)
value_at(x) = log_axis && x <= 0 ? zero_at : smaller(high, x)
part(x) = log_axis ? log(x/axis_low)/log(high/axis_low) : x/high # how far along the axis
unset logscale
if (log_axis) { eval 'set logscale '.axis }
eval 'set '.axis.'range [axis_low:high]'
eval 'set '.axis.'tics ()'
add = 'set '.axis.'tics add (tic(unit, v) '
if (log_axis) {
    if (zero) { v = 0; eval add.'zero_at)' }
    decades = log10(1.0*high/low)
    decade_long = length*(1 - zero_part)/decades
    every = int(ceil(apart/decade_long))
    in_decade = decade_long*log10(2) < apart ? '1' : decades < 0.8 ? steps(low, high) : '1 2 5'
    do for [k=floor(log10(low) + 1e-9):ceil(log10(high))] { do for [m in in_decade] {
        v = real(m)*10.0**k
        if (v > 0.999*low && v < 1.001*high && (m ne '1' || k % every == 0)) { eval add.'v)' }
    } }
} else {
    step = unit eq 'share' ? (high*apart/length <= 0.2 ? 0.2 : 0.5) : round_up(high*apart/length)
    if (unit eq 'count' && (high >= 2 || high == 1)) { step = larger(step, 1) }
    do for [i=0:int(high/step + 1e-6)] { v = i*step; eval add.'v)' }
}
