# Makes arrays of lines in C of the files named: of style.css "const char *const style_css[]", ended
# by NULL (embedded.h declares them). Lines, because a compiler need not take a longer text.
BEGIN { print "#include \"report/html/embedded.h\"\n\n#include <stddef.h>" }
FNR == 1 {
    if (NR > 1)
        print "    NULL,\n};"
    name = FILENAME
    sub(/.*\//, "", name)
    sub(/\./, "_", name)
    print "\nconst char *const " name "[] = {"
}
{
    gsub(/\\/, "&&")
    gsub(/"/, "\\\"")
    print "    \"" $0 "\\n\","
}
END { print "    NULL,\n};" }
