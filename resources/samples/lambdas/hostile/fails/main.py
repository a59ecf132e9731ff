import sys

print("This lambda always fails.", file=sys.stderr)
sys.exit(3)
