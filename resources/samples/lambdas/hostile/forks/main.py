import os
import sys
import time

started = 0
while True:
    try:
        child = os.fork()
    except OSError as problem:
        print(f"refused after {started}: {problem}")
        sys.exit(4)
    if child == 0:
        time.sleep(60)
        os._exit(0)
    started += 1
