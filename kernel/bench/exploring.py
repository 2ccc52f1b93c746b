#!/usr/bin/python3
"""Measures exploring in the cells of an installed kernel, each time in a kernel that has explored nothing before.

usage: exploring.py [KERNEL] [-n STARTS]

Each line: what, the median of the starts, the least, the unit. "call" is the time of explore(...) itself, "cell" that from
the request to idle. A method of an earlier cell is what is explored "in a method". The cells are in exploring.java beside this file, each under a line that names it.
"""
import argparse, pathlib, re, statistics, time
from jupyter_client.manager import start_new_kernel

# Seconds between two cells, as somebody takes who reads what the first has shown.
READING = 2


def cells():
    text = pathlib.Path(__file__).with_name("exploring.java").read_text()
    parts = re.split(r"^//# (.*)\n", text, flags=re.M)[1:]
    return dict(zip(parts[::2], parts[1::2]))


def run(client, code):
    out = []

    def hear(message):
        if message["msg_type"] == "stream":
            out.append(message["content"]["text"])
        elif message["msg_type"] == "error":
            raise SystemExit("\n".join(message["content"]["traceback"]))

    began = time.perf_counter()
    client.execute_interactive(code, timeout=300, output_hook=hear)
    return (time.perf_counter() - began) * 1000, "".join(out)


def one(name, spans):
    programs = cells()
    manager, client = start_new_kernel(kernel_name=name)

    def measure(what, cell):
        idle, text = run(client, programs[cell])
        for figure, value, unit in re.findall(r"^(.*)\t(.*)\t(.*)$", text, flags=re.M):
            spans.setdefault((what + ", " + figure, unit), []).append(float(value))
        spans.setdefault((what + ", cell", "ms"), []).append(idle)

    try:
        run(client, programs["before"])
        measure("lost update, first ever", "lost update")
        for _ in range(5):
            measure("lost update, next cells", "lost update")
        measure("lost update, again within a cell", "again")
        measure("lost update through a pool, first in a later cell", "pool")
        measure("AtomicInteger 2x3", "atomics")
    finally:
        client.stop_channels()
        manager.shutdown_kernel()
    manager, client = start_new_kernel(kernel_name=name)
    try:
        run(client, programs["before"])
        measure("lost update through a pool, first ever", "pool")
    finally:
        client.stop_channels()
        manager.shutdown_kernel()
    manager, client = start_new_kernel(kernel_name=name)
    try:
        run(client, programs["before"])
        run(client, programs["method"])
        measure("lost update in a method, first ever", "its call")
        for _ in range(5):
            measure("lost update in a method, next cells", "its call")
        for _ in range(8):
            time.sleep(READING)
            measure("lost update in a method, next cells when somebody reads", "its call")
            time.sleep(READING)
            measure("lost update, next cells when somebody reads", "lost update")
        for _ in range(8):
            measure("lost update in a method, cells in a row after that", "its call")
            measure("lost update, cells in a row after that", "lost update")
    finally:
        client.stop_channels()
        manager.shutdown_kernel()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kernel", nargs="?", default="interleave")
    parser.add_argument("-n", type=int, default=3)
    options = parser.parse_args()
    spans = {}
    for _ in range(options.n):
        one(options.kernel, spans)
    for (what, unit), values in spans.items():
        print(f"{what}\t{statistics.median(values):.2f}\t{min(values):.2f}\t{unit}", flush=True)


if __name__ == "__main__":
    main()
