#!/usr/bin/python3
"""Measures what processes share: CPython's multiprocessing, then an installed kernel of ours, in one run.

usage: processes.py [KERNEL]

Each line is the best of several rounds. The cells are processes.java and starts.java beside this file; a start is cold in a
kernel that keeps no warm children.
"""
import multiprocessing as mp, os, pathlib, sys, time


def best(n, body, rounds=7):
    least = float("inf")
    for _ in range(rounds):
        began = time.perf_counter_ns()
        body()
        least = min(least, (time.perf_counter_ns() - began) / n)
    return least


def report(what, value, unit):
    print(f"python\t{what}\t{value:.2f}\t{unit}", flush=True)


def pairs(lock, n):
    for _ in range(n):
        lock.acquire()
        lock.release()


def rival(lock, stop):
    while not stop.value:
        pairs(lock, 100)


def produce(queue, n):
    for i in range(n):
        queue.put(i)


def echo(end):
    while (n := end.recv()) >= 0:
        end.send(n)


def rate(capacity, n):
    queue = mp.Queue(capacity)
    producer = mp.Process(target=produce, args=(queue, n))
    producer.start()
    for _ in range(n // 5):
        queue.get()
    began = time.perf_counter()
    for _ in range(n - n // 5):
        queue.get()
    result = (n - n // 5) / (time.perf_counter() - began)
    producer.join()
    return result


def one():
    return 1


def plus(n):
    return n + 1


def trips(end, n):
    for i in range(n):
        end.send(i)
        end.recv()


def stamp(first):
    first.value = time.monotonic_ns()


def starts(method):
    context = mp.get_context(method)
    spans = []
    for _ in range(15):
        first = context.Value("q", 0, lock=False)
        began = time.monotonic_ns()
        child = context.Process(target=stamp, args=(first,))
        child.start()
        child.join()
        spans.append((first.value - began) / 1e6)
    spans.sort()
    report(f"start to the body's first instruction, {method}, median", spans[len(spans) // 2], "ms")


def python():
    for method in "fork", "forkserver", "spawn":
        starts(method)
    lock = mp.Lock()
    report("lock, uncontended pair", best(200_000, lambda: pairs(lock, 200_000)), "ns")
    stop = mp.RawValue("i", 0)
    other = mp.Process(target=rival, args=(lock, stop))
    other.start()
    report("lock, two processes contending, pair", best(100_000, lambda: pairs(lock, 100_000)) / 2, "ns")
    stop.value = 1
    other.join()
    report("queue, unbounded", max(rate(0, 200_000) for _ in range(4)) / 1000, "k messages/s")
    report("queue, capacity 5", max(rate(5, 50_000) for _ in range(4)) / 1000, "k messages/s")
    here, there = mp.Pipe()
    child = mp.Process(target=echo, args=(there,))
    child.start()
    report("pipe, round trip", best(5_000, lambda: trips(here, 5_000)) / 1000, "us")
    here.send(-1)
    child.join()
    with mp.Manager() as manager:
        shared = manager.dict()
        report("manager, map put", best(5_000, lambda: [shared.__setitem__("k", i) for i in range(5_000)]) / 1000, "us")
    with mp.Pool(2) as pool:
        report("pool, submit and get", best(1_000, lambda: [pool.apply_async(one).get() for _ in range(1_000)]) / 1000, "us")
        items = list(range(200_000))
        report("pool, map, a task", best(200_000, lambda: pool.map(plus, items)), "ns")


def ours(name, cell, prefix="", warm=None):
    from jupyter_client.manager import start_new_kernel

    variables = dict(os.environ) if warm is None else dict(os.environ, INTERLEAVE_WARM=str(warm))
    manager, client = start_new_kernel(kernel_name=name, env=variables)
    try:
        text = []
        code = pathlib.Path(__file__).with_name(cell).read_text()

        def show(message):
            if message["msg_type"] == "stream":
                text.append(message["content"]["text"])
            elif message["msg_type"] == "error":
                print("\n".join(message["content"]["traceback"]))

        client.execute_interactive(code, timeout=600, output_hook=show)
        for line in "".join(text).splitlines():
            print(f"{name}\t{prefix}{line}", flush=True)
    finally:
        client.stop_channels()
        manager.shutdown_kernel()


def main(name):
    python()
    start = "start to the body's first instruction, "
    ours(name, "starts.java", start + "warm, ")
    ours(name, "starts.java", start + "cold, ", 0)
    ours(name, "processes.java")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "interleave")
