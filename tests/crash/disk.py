"""A disk in memory that knows what a power cut may leave of it.

Bytes are safe once their file is synced, names once their folder is. Before that, after a cut,
- a file that was written holds what it held when last synced, nothing, half of the new, zeros, or all of the new;
- of the changes to a folder's names any subset may have come through. Renaming is two changes, the new name and the
  old one's end, though real file systems keep them together.

This is more than any file system in use does: whoever survives all of it survives them. The idea of enumerating the
states is from Pillai et al., "All File Systems Are Not Created Equal" (OSDI 2014).
"""

import errno
import os
import stat
from itertools import count, product
from types import SimpleNamespace

FOLDER = "/saves"

PROCESSES = count(1)
"""The numbers of processes: each disk is used by one, since each power cut ends one."""


class File:
    """Bytes, and those of them that are safe."""

    def __init__(self, data=b""):
        self.data = data
        self.safe = data

    def after_a_cut(self):
        """Return every content that a power cut may leave."""
        if self.data == self.safe:
            return [self.data]
        half = self.data[: len(self.data) // 2]
        return list(dict.fromkeys([self.safe, b"", half, bytes(len(self.data)), self.data]))


class Disk:
    """The store's calls upon one folder of this disk; stands in for the operating system."""

    def __init__(self, files=None):
        self.names = {name: File(data) for name, data in (files or {}).items()}
        self.safe_names = dict(self.names)
        self.changes = []
        """Changes to names since the folder was synced: (name, the file it then leads to, or None)."""
        self.opened = {}
        self.watch = lambda: None
        """Called after every change, where a power cut may come."""
        self.numbers = count(3)
        self.pid = next(PROCESSES)

    def change(self, name, file):
        """Let the name lead to the file, or to none."""
        self.changes.append((name, file))
        self.names.pop(name, None)
        if file is not None:
            self.names[name] = file
        self.watch()

    def states_after_a_cut(self):
        """Yield every folder that a power cut may leave, as names with their bytes."""
        for kept in product([False, True], repeat=len(self.changes)):
            yield from self.contents(self.files_if(kept))

    def state_after_a_cut(self, choose):
        """Return one such folder, given a way to choose one of several things."""
        files = self.files_if([choose([False, True]) for _ in self.changes])
        held = {file: choose(file.after_a_cut()) for file in dict.fromkeys(files.values())}
        return {name: held[file] for name, file in files.items()}

    def files_if(self, kept):
        """Return the files by name, if of the changes since the last sync these were kept."""
        names = dict(self.safe_names)
        names.update(change for change, is_kept in zip(self.changes, kept, strict=True) if is_kept)
        return {name: file for name, file in names.items() if file is not None}

    def contents(self, files):
        """Yield the folder with every combination of what each of its files may hold."""
        distinct = list(dict.fromkeys(files.values()))
        for choice in product(*(file.after_a_cut() for file in distinct)):
            held = dict(zip(distinct, choice, strict=True))
            yield {name: held[file] for name, file in files.items()}

    def found(self, path):
        """Return the file at path, or raise what the system would."""
        name = self.name_of(path)
        if name not in self.names:
            raise FileNotFoundError(errno.ENOENT, "not there", path)
        return self.names[name]

    def name_of(self, path):
        """Return the name in the one folder there is."""
        folder, name = os.path.split(path)
        if folder != FOLDER:
            raise FileNotFoundError(errno.ENOENT, "no such folder", path)
        return name

    # What follows are the calls, by the names of the os module.

    def open(self, path, flags, _mode=0):
        """Open a file of the folder, or the folder itself."""
        fd = next(self.numbers)
        if path == FOLDER:
            self.opened[fd] = [None, 0]
            return fd
        if flags & os.O_CREAT and self.name_of(path) not in self.names:
            self.change(self.name_of(path), File())
        elif flags & os.O_EXCL:
            raise FileExistsError(errno.EEXIST, "there already", path)
        file = self.found(path)
        if flags & os.O_TRUNC:
            file.data = b""
            self.watch()
        self.opened[fd] = [file, 0]
        return fd

    def read(self, fd, most):
        """Read on from where the last read ended."""
        file, at = self.opened[fd]
        part = file.data[at : at + most]
        self.opened[fd][1] += len(part)
        return part

    def write(self, fd, data):
        """Add the bytes at the end of the file."""
        file = self.opened[fd][0]
        file.data += bytes(data)
        self.watch()
        return len(data)

    def fsync(self, fd):
        """Make the file's bytes safe, or the folder's names."""
        file = self.opened[fd][0]
        if file is None:
            self.safe_names, self.changes = dict(self.names), []
        else:
            file.safe = file.data
        self.watch()

    def close(self, fd):
        """Close what was opened."""
        del self.opened[fd]

    def fstat(self, _fd):
        """Say that it is a plain file."""
        return SimpleNamespace(st_mode=stat.S_IFREG)

    def lstat(self, path):
        """Tell files apart, by something like an inode."""
        return SimpleNamespace(st_ino=id(self.found(path)), st_dev=1, st_mtime=0)

    def link(self, source, target):
        """Give the file another name."""
        file = self.found(source)
        if self.name_of(target) in self.names:
            raise FileExistsError(errno.EEXIST, "there already", target)
        self.change(self.name_of(target), file)

    def replace(self, source, target):
        """Let the target lead to the file: two changes, for the reason above."""
        file = self.found(source)
        if self.names.get(self.name_of(target)) is not file:
            self.change(self.name_of(target), file)
            self.change(self.name_of(source), None)

    def unlink(self, path):
        """Let the name lead nowhere."""
        self.found(path)
        self.change(self.name_of(path), None)

    def listdir(self, _folder):
        """Return the names."""
        return list(self.names)

    def mkdir(self, path, _mode):
        """Refuse: the one folder is there."""
        raise FileExistsError(errno.EEXIST, "there already", path)

    def getpid(self):
        """Return the number of this process."""
        return self.pid

    def is_running(self, pid):
        """Return whether it is this process: a power cut ends all others."""
        return pid == self.pid

    def urandom(self, size):
        """Return bytes that were not returned before."""
        return next(self.numbers).to_bytes(size, "big")

    def now(self):
        """Return a time that never moves."""
        return 0.0

    def sleep(self, _seconds):
        """Take no time."""
