kept = []
while True:
    kept.append(b"\x01" * (4 << 20))
