#!/usr/bin/env bash
# The Debian packages: built from what git has, without an error of lintian, unpacked elsewhere and
# used. Usage: debian.sh. Without the tools nothing is tested, and it says so.
set -u
cd "$(dirname "$0")/.." || exit 71
for needed in dpkg-buildpackage dh lintian scdoc; do
    command -v "$needed" >/dev/null || { echo "debian: skipped: there is no $needed"; exit 77; }
done
dpkg-checkbuilddeps || { echo "debian: skipped: not all is here that the build needs"; exit 77; }
top=$(mktemp -d)
trap 'rm -rf "$top"' EXIT
failed=0
fail() {
    failed=1
    echo "FAILED $*"
}

mkdir "$top"/{qlab,root,elsewhere}
git ls-files -z | xargs -0 cp --parents -t "$top/qlab"
(cd "$top/qlab" && dpkg-buildpackage -us -uc -b) >"$top/log" 2>&1 || {
    tail -30 "$top/log"
    echo "FAILED dpkg-buildpackage"
    exit 1
}
lintian --allow-root --fail-on error "$top"/*.changes || fail "lintian"
for package in "$top"/*.deb; do
    dpkg-deb -x "$package" "$top/root"
done
[[ -f $(echo "$top"/qlab-dev_*.deb) ]] || fail "no qlab-dev"

# wants TEXT WORD...: runs the program that the package has, wants TEXT on stdout.
wants() {
    local text=$1
    shift
    "$top/root/usr/bin/qlab" "$@" >out 2>err </dev/null
    grep -qF "$text" out || { fail "qlab $*: no '$text'"; head -20 out err; }
}
unset QLAB_LABS QLAB_RESULTS QLAB_SCRIPTS
export XDG_CACHE_HOME=$top/cache
cd "$top/elsewhere" || exit 71
wants claimed-slot list
wants "cells[0].seq 0 -> 1" explain claimed-slot
wants "Observation get-nowait mutex Never" run get-nowait --queues mutex --rounds 2 --ops 300
wants "edit exercises/trylock/queue.c" exercise trylock
wants "LIES in \"put,get | put\"" check exercises/trylock/queue.c

# What pkg-config says is enough to compile a queue file.
export PKG_CONFIG_SYSROOT_DIR=$top/root
PKG_CONFIG_PATH=$(dirname "$top"/root/usr/lib/*/pkgconfig/qlab.pc)
export PKG_CONFIG_PATH
read -ra flags < <(pkg-config --cflags qlab)
cc "${flags[@]}" -c exercises/trylock/queue.c || fail "cc ${flags[*]}"
exit $failed
