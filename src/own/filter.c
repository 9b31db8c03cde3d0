/* libseccomp: everything is allowed but what is named here. */
#include "own/filter.h"

#ifdef WITH_SECCOMP

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <stddef.h>
#include <unistd.h>

#define NO SCMP_ACT_ERRNO(EPERM)

/* Programs, others' memory, names in the file system, the network, the machine. */
static const char *const forbidden[] = {
    "execve",
    "execveat",
    "ptrace",
    "process_vm_readv",
    "process_vm_writev",
    "creat",
    "unlink",
    "unlinkat",
    "rename",
    "renameat",
    "renameat2",
    "mkdir",
    "mkdirat",
    "rmdir",
    "link",
    "linkat",
    "symlink",
    "symlinkat",
    "mknod",
    "mknodat",
    "chmod",
    "fchmod",
    "fchmodat",
    "chown",
    "fchown",
    "lchown",
    "fchownat",
    "truncate",
    "utime",
    "utimes",
    "utimensat",
    "setxattr",
    "fsetxattr",
    "lsetxattr",
    "socket",
    "socketpair",
    "connect",
    "bind",
    "mount",
    "umount2",
    "pivot_root",
    "chroot",
    "unshare",
    "setns",
    "reboot",
    "kexec_load",
    "init_module",
    "finit_module",
    "delete_module",
    "bpf",
    "keyctl",
    "add_key",
    "request_key",
    "perf_event_open",
    "swapon",
    "swapoff",
    "setrlimit",
    "setpgid",
    "setsid",
    "setpriority",
    "rt_sigqueueinfo",
    "rt_tgsigqueueinfo",
    "pidfd_open",
    "pidfd_send_signal",
    "pidfd_getfd",
    "open_by_handle_at",
    "io_uring_setup",
    "userfaultfd",
    "acct",
    "sethostname",
    "settimeofday",
    "clock_settime",
    "adjtimex",
    "clock_adjtime",
    "setuid",
    "setgid",
    "setresuid",
    "setresgid",
};

/* Files are opened for reading only. */
static int forbid_writing(scmp_filter_ctx filter)
{
    static const int flags[] = {O_WRONLY, O_RDWR};
    static const int more[] = {O_CREAT, O_TRUNC};
    int error = seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(openat2), 0);
    for (int i = 0; i < 2; i++) {
        error |= seccomp_rule_add(filter, NO, SCMP_SYS(openat), 1,
                                  SCMP_A2(SCMP_CMP_MASKED_EQ, O_ACCMODE, (scmp_datum_t)flags[i]));
        error |= seccomp_rule_add(
            filter, NO, SCMP_SYS(openat), 1,
            SCMP_A2(SCMP_CMP_MASKED_EQ, (scmp_datum_t)more[i], (scmp_datum_t)more[i]));
#ifdef __NR_open
        error |= seccomp_rule_add(filter, NO, SCMP_SYS(open), 1,
                                  SCMP_A1(SCMP_CMP_MASKED_EQ, O_ACCMODE, (scmp_datum_t)flags[i]));
        error |= seccomp_rule_add(
            filter, NO, SCMP_SYS(open), 1,
            SCMP_A1(SCMP_CMP_MASKED_EQ, (scmp_datum_t)more[i], (scmp_datum_t)more[i]));
#endif
    }
    return error;
}

/* Threads may be started, processes may not; signals go to ourselves. */
static int forbid_processes(scmp_filter_ctx filter)
{
    scmp_datum_t self = (scmp_datum_t)getpid();
    int error = seccomp_rule_add(filter, NO, SCMP_SYS(clone), 1,
                                 SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0));
    error |= seccomp_rule_add(filter, NO, SCMP_SYS(kill), 1, SCMP_A0(SCMP_CMP_NE, self, 0));
    error |= seccomp_rule_add(filter, NO, SCMP_SYS(tgkill), 1, SCMP_A0(SCMP_CMP_NE, self, 0));
    error |= seccomp_rule_add(filter, NO, SCMP_SYS(tkill), 0);
#ifdef __NR_fork
    error |= seccomp_rule_add(filter, NO, SCMP_SYS(fork), 0);
    error |= seccomp_rule_add(filter, NO, SCMP_SYS(vfork), 0);
#endif
    return error;
}

/* Neither the lab, nor a group, nor everybody is signalled. */
static int forbid_lab(scmp_filter_ctx filter)
{
    return seccomp_rule_add(filter, NO, SCMP_SYS(kill), 1,
                            SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getppid(), 0)) |
           seccomp_rule_add(filter, NO, SCMP_SYS(kill), 1, SCMP_A0(SCMP_CMP_EQ, 0, 0)) |
           seccomp_rule_add(filter, NO, SCMP_SYS(kill), 1,
                            SCMP_A0(SCMP_CMP_MASKED_EQ, 0x80000000u, 0x80000000u)) |
           seccomp_rule_add(filter, NO, SCMP_SYS(tgkill), 1,
                            SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getppid(), 0));
}

bool filter_install(bool processes)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    int error = filter ? 0 : -1;
    for (size_t i = 0; !error && i < sizeof forbidden / sizeof *forbidden; i++) {
        int number = seccomp_syscall_resolve_name(forbidden[i]);
        if (number != __NR_SCMP_ERROR)
            seccomp_rule_add(filter, NO, number, 0); /* one that is not here cannot be called */
    }
    /* The C library then asks for a thread in the way that shows what is asked for. */
    error = error ? error : seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
    error = error ? error : forbid_writing(filter);
    error = error ? error : processes ? forbid_lab(filter) : forbid_processes(filter);
    error = error ? error : seccomp_load(filter);
    if (filter)
        seccomp_release(filter);
    return !error;
}

bool filter_is_here(void)
{
    return true;
}

#else

bool filter_install(bool processes)
{
    (void)processes;
    return false;
}

bool filter_is_here(void)
{
    return false;
}

#endif
