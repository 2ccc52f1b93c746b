#!/usr/bin/python3
"""Measures installed kernels side by side through jupyter_client.

usage: kernels.py NAME[:python] ... [-n STARTS] [-c CELLS]

One JSON line a kernel: medians in ms, memory in MB (resident, all processes summed). Starts of the kernels alternate, so
that a change of the machine's mood meets them all.
"""
import argparse, json, queue, statistics, subprocess, time
from jupyter_client.manager import KernelManager

CODE = {
    "java": dict(cell="int x%d = %d;", loop="while (true);", lines="for (int i = 0; i < %d; i++) System.out.println(i);"),
    "python": dict(cell="x%d = %d", loop="while True: pass", lines="for i in range(%d): print(i)"),
}
PROC = """
long[] spans = new long[15];
for (int i = 0; i < spans.length; i++) {
  Thread.sleep(300);
  long began = System.nanoTime();
  var p = Proc.start(() -> System.out.println("at " + System.nanoTime()));
  p.join();
  System.out.println("from " + began);
}
"""


def memory(pid):
    rows = [r.split() for r in subprocess.check_output(["ps", "-eo", "pid=,ppid=,rss="], text=True).splitlines()]
    family, found = {pid}, True
    while found:
        more = {int(r[0]) for r in rows if int(r[1]) in family} - family
        family |= more
        found = bool(more)
    return sum(int(r[2]) for r in rows if int(r[0]) in family) / 1024


def run(client, code, after=None):
    began = time.perf_counter()
    sent = client.execute(code, allow_stdin=False)
    out = []
    while True:
        message = client.get_iopub_msg(timeout=120)
        if message["parent_header"].get("msg_id") != sent:
            continue
        if message["msg_type"] == "stream":
            out.append(message["content"]["text"])
        if after and message["msg_type"] == "execute_input":
            time.sleep(1)
            began = time.perf_counter()
            after()
        if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
            break
    idle = time.perf_counter() - began
    while client.get_shell_msg(timeout=120)["parent_header"].get("msg_id") != sent:
        pass  # answers to earlier questions
    return idle * 1000, "".join(out)


def start(name):
    manager = KernelManager(kernel_name=name)
    began = time.perf_counter()
    manager.start_kernel(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    client = manager.client()
    client.start_channels()
    client.kernel_info()
    client.get_shell_msg(timeout=60)
    info = (time.perf_counter() - began) * 1000
    while True:  # until iopub is joined: what is published before that is not heard
        try:
            client.get_iopub_msg(timeout=0.1)
            break
        except queue.Empty:
            client.kernel_info()
    run(client, "1+1")
    return manager, client, info, (time.perf_counter() - began) * 1000


def body(manager, client, language, cells):
    code = CODE[language]
    time.sleep(2)
    row = dict(memory=round(memory(manager.provisioner.pid)))
    spans = sorted(run(client, code["cell"] % (i, i))[0] for i in range(cells))
    row["cell"], row["cell_p95"] = round(statistics.median(spans), 1), round(spans[int(cells * 0.95)], 1)
    floods = [run(client, code["lines"] % 10_000) for _ in range(3)]
    row["lines_10k"] = [round(span) for span, _ in floods]
    row["lost"] = sum(10_000 - text.count("\n") for _, text in floods)
    row["interrupt"] = [round(run(client, code["loop"], manager.interrupt_kernel)[0]) for _ in range(3)]
    if language == "java" and manager.kernel_name.startswith("interleave"):
        _, text = run(client, PROC)
        at = [int(line[3:]) for line in text.splitlines() if line.startswith("at ")]
        began = [int(line[5:]) for line in text.splitlines() if line.startswith("from ")]
        spans = sorted((a - b) / 1e6 for a, b in zip(at, began))
        row["proc_start"], row["proc_start_min"] = round(statistics.median(spans), 1), round(spans[0], 1)
    return row


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kernel", nargs="+")
    parser.add_argument("-n", type=int, default=5)
    parser.add_argument("-c", type=int, default=200)
    options = parser.parse_args()
    starts = {spec: [] for spec in options.kernel}
    rows = {}
    for turn in range(options.n):
        for spec in options.kernel:
            name, _, language = spec.partition(":")
            manager, client, info, first = start(name)
            starts[spec].append((info, first))
            if turn == options.n - 1:
                rows[spec] = body(manager, client, language or "java", options.c)
            client.stop_channels()
            manager.shutdown_kernel(now=False)
    for spec, row in rows.items():
        infos, firsts = zip(*starts[spec])
        print(json.dumps(dict(kernel=spec, info=round(statistics.median(infos)), first=round(statistics.median(firsts)), **row)))


if __name__ == "__main__":
    main()
