# Names at the ends of lines, moved as little as needed so that none touches the next, each with a
# thin line to where it belongs. The script has filled LabelX and LabelY (where the line ends, on the
# axes), LabelAt (how far up the frame that is, 0 to 1), LabelText and LabelRgb, `labels` of each.
# label_gap is how far apart they shall be, label_over how far they may reach out of the frame, both
# as parts of it; label_font their type; the numbers of labels and arrows count from label_from.

# From the bottom up: Order[i] is the i-th.
array Order[99]
do for [i=1:labels] {
    j = i
    while (j > 1 && (j > 1 ? LabelAt[Order[j - 1]] > LabelAt[i] : 0)) { Order[j] = Order[j - 1]; j = j - 1 }
    Order[j] = i
}
# Names that would touch become a heap, around the middle of where they belong; so do heaps.
array Sum[99]; array Size[99]
heaps = 0
do for [i=1:labels] {
    heaps = heaps + 1
    Sum[heaps] = LabelAt[Order[i]] - (i - 1)*label_gap
    Size[heaps] = 1
    while (heaps > 1 && (heaps > 1 ? Sum[heaps - 1]/Size[heaps - 1] >= Sum[heaps]/Size[heaps] : 0)) {
        Sum[heaps - 1] = Sum[heaps - 1] + Sum[heaps]
        Size[heaps - 1] = Size[heaps - 1] + Size[heaps]
        heaps = heaps - 1
    }
}
array Place[99]
i = 0
do for [heap=1:heaps] {
    foot = larger(-label_over, smaller(1 + label_over - (labels - 1)*label_gap, Sum[heap]/Size[heap]))
    do for [k=1:Size[heap]] { i = i + 1; Place[i] = foot + (i - 1)*label_gap }
}
do for [i=1:labels] {
    j = Order[i]
    set label label_from + i LabelText[j] at graph 1,graph Place[i] left offset screen at_x(12),0 font label_font tc rgb LabelRgb[j]
    if (!dumb && LabelX[j] == LabelX[j]) {
        set arrow label_from + i from first LabelX[j],first LabelY[j] to graph 1 + 8.0/across,graph Place[i] nohead lw 0.6 lc rgb faded
    }
}
