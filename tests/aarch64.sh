#!/usr/bin/env bash
# The tests of histories, stamps, judge, queues and explorer on an Arm that QEMU plays: a machine whose
# clock, atomics and frames are others. QEMU runs on a strong memory, so it shows no weak one; that is
# what `explain --memory c11` is for. Usage: aarch64.sh [TEST...]. Without the cross compiler, QEMU or
# Arm's libraries nothing is tested, and it says so.
set -euo pipefail
cd "$(dirname "$0")/.."
for needed in aarch64-linux-gnu-gcc qemu-aarch64; do
    command -v "$needed" >/dev/null || { echo "aarch64: skipped: there is no $needed"; exit 77; }
done
library=/usr/lib/aarch64-linux-gnu
[[ -f $library/libcunit.so ]] || { echo "aarch64: skipped: there is no $library/libcunit.so"; exit 77; }
tests=("$@")
(($# > 0)) || tests=(history stats stamp judge judge_kinds queue queue_files explore explore_memory
    explore_c11 explore_steps explore_queues)
build=build-aarch64
cross=$(mktemp)
cat >"$cross" <<END
[binaries]
c = 'aarch64-linux-gnu-gcc'
ar = 'aarch64-linux-gnu-ar'
nm = 'aarch64-linux-gnu-nm'
strip = 'aarch64-linux-gnu-strip'
objcopy = 'aarch64-linux-gnu-objcopy'
pkgconfig = 'pkg-config'
exe_wrapper = ['qemu-aarch64']
[host_machine]
system = 'linux'
cpu_family = 'aarch64'
cpu = 'aarch64'
endian = 'little'
[properties]
pkg_config_libdir = ['$library/pkgconfig', '/usr/share/pkgconfig']
END
trap 'rm -f "$cross"' EXIT
[[ -f $build/build.ninja ]] || meson setup "$build" -Dwerror=true --cross-file "$cross"
ninja -C "$build" "${tests[@]/#/tests/test_}"
export MALLOC_PERTURB_=0
export G_SLICE=always-malloc # QEMU's own threads hold GLib's lock of slices, now and then, when a test forks
wrong=0
for test in "${tests[@]}"; do
    echo "== $test"
    timeout 900 qemu-aarch64 "$build/tests/test_$test" || wrong=$((wrong + 1))
done
echo "aarch64: ${#tests[@]} tests, $wrong failed"
((wrong == 0))
