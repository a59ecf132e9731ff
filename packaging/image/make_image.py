"""Puts files of installed Debian packages into an OCI image layout with one uncompressed layer.

usage: make_image.py OUTDIR PACKAGE...      (called by packaging/image/build)

The layer is the packages' files less what a lambda cannot use (tests, build tools, network and terminal modules,
headers, documentation), the shared libraries that their programs and modules need, and byte code for every Python
module. Byte code is of the unchecked-hash kind: Python then loads it without looking at the source, and no time is in
it. Libraries are stored under the name they are asked for by, with links (Debian's alternatives among them) resolved.
"""

import concurrent.futures
import hashlib
import importlib.util
import io
import json
import marshal
import os
import re
import subprocess
import sys
import tarfile

LEFT_OUT = re.compile(
    r"/(share|include|tests?|idlelib|tkinter|lib2to3|ensurepip|distutils|turtledemo|pydoc_data|curses|dbm|venv|wsgiref"
    r"|f2py|__pycache__|lib-tk|site-packages|config-3\.11-[^/]*)(/|$)"
    r"|\.(a|h|pxd|pyi|pyx|c|exe|bat|txt|rst)$|/(turtle|antigravity|this|sitecustomize|conftest|setup)\.py$"
    r"|/lib-dynload/_(ssl|curses|curses_panel|dbm|gdbm|crypt|tkinter|xxtestfuzz|test[^/]*)\.|/lib-dynload/(nis|readline|ossaudiodev)\."
    r"|/(ImageTk|ImageQt|ImageGrab|ImageShow|_tkinter_finder|ssl|asyncio/test_utils)\.py$|/_imagingtk\."
    # A second copy of a module, and one that only NumPy's own tests load.
    r"|\.(dist|egg)-info(/|$)|^/usr/lib/python3\.11/dist-packages/|/numpy/core/_simd\."
)
# Loaded by name at run time, so no program names it: the C library needs it to end threads.
EXTRA_LIBRARIES = ["/lib/x86_64-linux-gnu/libgcc_s.so.1", "/lib/aarch64-linux-gnu/libgcc_s.so.1"]
DIRECTORIES = ["dev", "etc", "proc", "tmp", "usr/bin", "usr/lib"]
LINKS = {"bin": "usr/bin", "lib": "usr/lib", "usr/bin/python3": "python3.11"}
TEXTS = {
    "etc/passwd": "nobody:x:65534:65534:nobody:/:/bin/false\n",
    "etc/group": "nogroup:x:65534:\n",
}
ENVIRONMENT = ["PATH=/usr/bin", "PYTHONDONTWRITEBYTECODE=1", "PYTHONHASHSEED=0", "LANG=C.UTF-8"]
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}


def image_path(path):
    """Where a host path lies in the image: below /usr, without the merged-/usr links, no leading slash."""
    path = os.path.normpath(path)
    return re.sub(r"^/(bin|lib|lib64)/", r"/usr/\1/", path).lstrip("/")


def package_files(packages):
    listing = subprocess.run(["dpkg", "-L", *packages], check=True, capture_output=True, text=True).stdout
    paths = sorted(set(listing.splitlines()))
    return [p for p in paths if p.startswith("/usr/") and os.path.isfile(p) and not LEFT_OUT.search(p)]


def is_elf(path):
    with open(path, "rb") as file:
        return file.read(4) == b"\x7fELF"


def libraries_of(path):
    """What the dynamic linker would load: full paths as it names them, itself included."""
    text = subprocess.run(["ldd", path], capture_output=True, text=True).stdout
    if "not found" in text:
        sys.exit(f"{path} needs a library that is not installed:\n{text}")
    return set(re.findall(r"(/\S+)", "\n".join(line.split("=>")[-1] for line in text.splitlines())))


def shared_libraries(paths):
    programs = [p for p in paths if is_elf(p)] + [p for p in EXTRA_LIBRARIES if os.path.exists(p)]
    with concurrent.futures.ThreadPoolExecutor() as pool:
        found = set().union(*pool.map(libraries_of, programs))
    return found | {p for p in EXTRA_LIBRARIES if os.path.exists(p)}


def byte_code(source, name):
    """The .pyc of a module (PEP 552): magic, flags = unchecked hash, hash of the source, code."""
    try:
        code = compile(source, name, "exec", dont_inherit=True, optimize=0)
    except SyntaxError:  # templates and deliberately broken modules
        return None
    flags = (0b01).to_bytes(4, "little")
    return importlib.util.MAGIC_NUMBER + flags + importlib.util.source_hash(source) + marshal.dumps(code)


def collect(packages):
    """Image path -> (mode, content)."""
    paths = package_files(packages)
    files = {}
    for path in paths + sorted(shared_libraries(paths)):
        with open(path, "rb") as file:
            content = file.read()
        executable = os.access(path, os.X_OK) and is_elf(path)
        files[image_path(path)] = (0o755 if executable else 0o644, content)
    for name in [n for n in files if n.endswith(".py")]:
        compiled = byte_code(files[name][1], "/" + name)
        if compiled:
            folder, base = os.path.split(name)
            files[f"{folder}/__pycache__/{base[:-3]}.{sys.implementation.cache_tag}.pyc"] = (0o644, compiled)
    for name, text in TEXTS.items():
        files[name] = (0o644, text.encode())
    return files


def parents(names):
    found = set(DIRECTORIES)
    for name in list(names) + DIRECTORIES:
        while "/" in name:
            name = name.rpartition("/")[0]
            found.add(name)
    return found


def layer(files):
    links = dict(LINKS)
    # The linker of x86-64 is asked for in /lib64.
    if any(name.startswith("usr/lib64/") for name in files):
        links["lib64"] = "usr/lib64"
    for name in links:
        files.pop(name, None)
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for name in sorted(parents(files) | set(files) | set(links)):
            info = tarfile.TarInfo(name)  # times, owners: 0
            content = b""
            if name in files:
                info.mode, content = files[name]
                info.size = len(content)
            elif name in links:
                info.type, info.linkname, info.mode = tarfile.SYMTYPE, links[name], 0o777
            else:
                info.type, info.mode = tarfile.DIRTYPE, 0o1777 if name == "tmp" else 0o755
            tar.addfile(info, io.BytesIO(content))
    return out.getvalue()


class Layout:
    def __init__(self, path):
        self.path = path
        os.makedirs(os.path.join(path, "blobs", "sha256"))

    def write(self, name, content):
        with open(os.path.join(self.path, name), "wb") as file:
            file.write(content)

    def blob(self, media_type, content):
        digest = hashlib.sha256(content).hexdigest()
        self.write(os.path.join("blobs", "sha256", digest), content)
        return {"mediaType": media_type, "digest": "sha256:" + digest, "size": len(content)}


def to_json(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def write_layout(path, layer_bytes):
    oci = "application/vnd.oci.image."
    layout = Layout(path)
    layer_blob = layout.blob(oci + "layer.v1.tar", layer_bytes)
    config = {
        "architecture": ARCHITECTURES[os.uname().machine],
        "os": "linux",
        "config": {"Cmd": ["/usr/bin/python3"], "User": "65534:65534", "Env": ENVIRONMENT, "WorkingDir": "/tmp"},
        "rootfs": {"type": "layers", "diff_ids": [layer_blob["digest"]]},
    }
    config_blob = layout.blob(oci + "config.v1+json", to_json(config))
    manifest = {
        "schemaVersion": 2,
        "mediaType": oci + "manifest.v1+json",
        "config": config_blob,
        "layers": [layer_blob],
    }
    manifest_blob = layout.blob(oci + "manifest.v1+json", to_json(manifest))
    manifest_blob["annotations"] = {"org.opencontainers.image.ref.name": "leo-python"}
    manifest_blob["platform"] = {"architecture": config["architecture"], "os": "linux"}
    layout.write("index.json", to_json({"schemaVersion": 2, "manifests": [manifest_blob]}))
    layout.write("oci-layout", b'{"imageLayoutVersion":"1.0.0"}')
    return manifest_blob["digest"]


def main():
    out, packages = sys.argv[1], sys.argv[2:]
    files = collect(packages)
    layer_bytes = layer(files)
    print(f"{len(files)} files, {len(layer_bytes) / 2**20:.1f} MiB", file=sys.stderr)
    print(write_layout(out, layer_bytes))


if __name__ == "__main__":
    main()
