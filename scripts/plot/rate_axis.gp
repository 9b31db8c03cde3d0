# The axis of rates: decades, and below them the shelf of zeros, which a logarithm has no place for.
if (shelf_top > 0 && !dumb) {
    set object 1 rectangle from 0,0 to across,shelf_top fc rgb shade fillstyle solid noborder behind
}
if (shelf_top > 0) { set label 10 'never' at -8,shelf_top/2 right font small tc rgb faded }
