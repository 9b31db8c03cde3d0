#!/usr/bin/env bash
# scripts/cluster/slurm on a Slurm of its own, as an ordinary user, in a folder that goes again: eight
# shards, one of which is killed, and the node with another; in the end each is there, and counted once.
# Usage: slurm.sh BUILD-FOLDER. Without slurmctld, slurmd and munged nothing is tested, and it says so.
set -u
program=$(realpath "$1/qlab")
cd "$(dirname "$0")/.." || exit 71
export PATH=$PATH:/usr/sbin
for needed in slurmctld slurmd munged sbatch; do
    command -v "$needed" >/dev/null || { echo "slurm: skipped: there is no $needed"; exit 77; }
done
top=${TOP:-$(mktemp -d /tmp/qlab-slurm.XXXXXX)}
if ((EUID == 0)); then # munged and slurmd are to be an ordinary user's
    chown nobody "$top"
    exec setpriv --reuid=nobody --regid=nogroup --clear-groups env HOME="$top" TOP="$top" "$0" "$1"
fi
# Whatever was started here has a path of this folder in its arguments, and nothing else has.
end() {
    local signal
    for signal in TERM KILL; do
        for process in $(pgrep -u "$(id -u)" -f "$top/"); do kill -s "$signal" "$process" 2>/dev/null; done
        sleep 2
    done
    rm -rf "$top"
}
trap end EXIT
node=$(hostname -s)
mkdir -p "$top"/{state,spool}
chmod 755 "$top"
(umask 277 && head -c 1024 /dev/urandom >"$top/key")
munged --force --key-file="$top/key" --socket="$top/munge" --pid-file="$top/munge.pid" \
    --log-file="$top/munge.log" --seed-file="$top/seed" || exit 1
cat >"$top/slurm.conf" <<END
ClusterName=qlab
SlurmctldHost=$node(127.0.0.1)
SlurmctldPort=$((20000 + $$ % 20000))
SlurmdPort=$((20001 + $$ % 20000))
AuthType=auth/munge
AuthInfo=socket=$top/munge
CredType=cred/munge
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
StateSaveLocation=$top/state
SlurmdSpoolDir=$top/spool
SlurmctldPidFile=$top/slurmctld.pid
SlurmdPidFile=$top/slurmd.pid
SlurmctldLogFile=$top/slurmctld.log
SlurmdLogFile=$top/slurmd.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
ReturnToService=2
SchedulerType=sched/builtin
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
MpiDefault=none
JobRequeue=1
SlurmdTimeout=10
NodeName=$node NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
END
export SLURM_CONF=$top/slurm.conf
slurmctld -f "$SLURM_CONF" && slurmd -f "$SLURM_CONF" || { cat "$top"/*.log; exit 1; }
for ((i = 0; i < 100; i++)); do [[ $(sinfo -h -o %T 2>/dev/null) == idle ]] && break; sleep 0.2; done

# Shard 2 is killed when it is run first. While shard 5 runs, the node dies and comes back.
cat >"$top/qlab" <<END
#!/bin/bash
case "\$*" in
*"--seed 3000002 "*) mkdir "$top/killed" 2>/dev/null && kill -9 \$\$ ;;
*"--seed 3000005 "*) mkdir "$top/down" 2>/dev/null && exec -a "$top/qlab run" sleep 600 ;;
esac
exec $program "\$@"
END
chmod +x "$top/qlab"
lab="rare-errors --queues mutex,mutex-trylock --tries 10 --rounds 2 --duration 20ms"
# shellcheck disable=SC2086 # the lab is a list of words
QLAB=$top/qlab timeout 500 scripts/cluster/slurm "$top/shards" 8 3 $lab &
driver=$!
for ((i = 0; i < 600; i++)); do [[ -d $top/down ]] && break; sleep 0.2; done
kill -9 "$(<"$top/slurmd.pid")"
# With the node goes what runs on it: nothing else has these paths in its arguments.
for pattern in "slurmstepd: \\[" "$top/spool/job" "$top/qlab run"; do
    for process in $(pgrep -u "$(id -u)" -f "$pattern"); do kill -9 "$process" 2>/dev/null; done
done
for ((i = 0; i < 600; i++)); do [[ $(sinfo -h -o %T) == down* ]] && break; sleep 0.2; done
echo "the node is $(sinfo -h -o %T); it comes back"
slurmd -f "$SLURM_CONF"
# Slurm lets a shard that it gives out again wait for two minutes.
for ((i = 0; i < 300; i++)); do
    job=$(squeue -h -t PD -o '%i %r' | awk '$2 == "BeginTime" {print $1}')
    [[ -z $job ]] || { scontrol update JobId="$job" StartTime=now && break; }
    sleep 0.2
done
wait "$driver" || { echo "FAILED the shards are not all there"; tail -5 "$top"/slurm*.log; exit 1; }
QLAB_RESULTS=$top/results "$program" merge "$top/shards" >"$top/page"
(($? == 0 || $? == 2)) || { echo "FAILED they cannot be merged"; exit 1; }
shards=$(ls -d "$top"/results/rare-errors/*)/shards.csv
seeds=$(awk -F, 'NR > 1 && $2 == "" {print $3}' "$shards" | paste -sd' ')
tries=$(awk -F, 'NR > 1 && $2 == "" {print $9}' "$shards" | paste -sd' ')
echo "seeds $seeds, tries $tries"
[[ $seeds == "3000000 3000001 3000002 3000003 3000004 3000005 3000006 3000007" ]] || exit 1
awk -F, 'NR > 1 && ($3 == 3000002 || $3 == 3000005) && $9 < 2 {exit 1}' "$shards"
