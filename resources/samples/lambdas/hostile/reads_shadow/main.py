import os
import sys

reads = ["/etc/shadow", "/etc/hostname", "/root/.ssh/id_rsa", "/proc/1/mem", "/proc/1/environ", "/proc/1/fd/0", "/proc/1/root/etc",
         "/proc/kcore", "/proc/keys", "/sys/kernel/security", "/dev/mem", "/dev/kmsg", "/dev/tpm0", "/dev/tpmrm0"]
writes = ["/written", "/usr/bin/python3.11", "/leo-loader", "/etc/passwd", "/dev/written", "/proc/sys/kernel/hostname",
          "/proc/sysrq-trigger", "/proc/1/oom_score_adj"]
done = []
for path in reads:
    try:
        if os.path.isdir(path):
            found = os.listdir(path)
        else:
            with open(path, "rb") as file:
                found = file.read(16)
        if found:
            done.append("read " + path)
    except OSError as problem:
        print(problem)
for path in writes:
    try:
        with open(path, "ab"):
            done.append("wrote " + path)
    except OSError as problem:
        print(problem)
for line in done:
    print("ALLOWED", line)
sys.exit(0 if done else 6)
