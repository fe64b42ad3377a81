#!/usr/bin/env python3
"""Times whole commands, each in a process of its own: median time, and the most memory that was resident.

usage: commands.py PROGRAM SOURCE_DIR [FOLDER]

With a FOLDER of articles (*.txt), also how long they take with one thread and with two, run in turns.
"""
import os
import pathlib
import statistics
import sys
import tempfile
import time


def run(*command):
    """Seconds and MB of a process."""
    silent = [(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)]
    begin = time.perf_counter()
    process = os.posix_spawn(command[0], [str(word) for word in command], os.environ, file_actions=silent)
    _, status, usage = os.wait4(process, 0)
    if status != 0:
        sys.exit(f"commands.py: {' '.join(map(str, command[:3]))} … failed")
    return time.perf_counter() - begin, usage.ru_maxrss / 1024


def measure(name, *command, times=25):
    run(*command)
    runs = [run(*command) for _ in range(times)]
    seconds, megabytes = statistics.median(r[0] for r in runs), max(r[1] for r in runs)
    print(f"{name:40} {1000 * seconds:8.1f} ms {megabytes:6.1f} MB")
    return seconds


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    program, source = sys.argv[1], pathlib.Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        short = pathlib.Path(folder) / "short.txt"
        short.write_text("Alder Group bought Birch Labs in Oslo on Monday.\n", encoding="utf-8")
        empty = pathlib.Path(folder) / "empty.txt"
        empty.write_text("", encoding="utf-8")
        start = measure("start of the program", program, "formats")
        loaded = measure("annotate an empty text", program, "annotate", empty)
        print(f"{'so the load of the model':40} {1000 * (loaded - start):8.1f} ms")
        measure("annotate a short text", program, "annotate", short)
        measure("the sample to a picture", program, "build", source / "samples/muse-spark.txt", "-o", pathlib.Path(folder) / "a.svg")
        if len(sys.argv) == 4:
            articles = sorted(pathlib.Path(sys.argv[3]).glob("*.txt"))
            build = [program, "build", *articles, "--per-document", "--to", "ndjson", "-o", pathlib.Path(folder) / "a.ndjson", "--jobs"]
            pairs = [(run(*build, 1)[0], run(*build, 2)[0]) for _ in range(9)]
            one, two = (statistics.median(times) for times in zip(*pairs))
            ratio = statistics.median(a / b for a, b in pairs)
            print(f"{f'{len(articles)} articles, one thread and two':40} {one:8.2f} s {two:8.2f} s {ratio:8.2f} times")


if __name__ == "__main__":
    main()
