import os
import socket
import sys

families = ["AF_INET", "AF_INET6", "AF_UNIX", "AF_NETLINK", "AF_PACKET", "AF_ALG", "AF_VSOCK"]
opened = []
for name in families:
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
        try:
            socket.socket(getattr(socket, name), kind).close()
            opened.append(name)
        except OSError as problem:
            print(f"{name}: {problem}")
with open(os.environ["LEO_OUTPUT"], "w") as output:
    output.write("opened: " + " ".join(opened))
sys.exit(0 if opened else 5)
