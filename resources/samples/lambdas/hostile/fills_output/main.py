import os

with open(os.environ["LEO_OUTPUT"], "wb") as output:
    while True:
        output.write(bytes(64 << 10))
