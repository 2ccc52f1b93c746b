"""A hundred and fifty cells, of which fifty start and end a process: nothing grows."""

import os
import unittest

import psutil
from front_end import FrontEnd


def census(kernel):
    """Processes of the kernel, and for the two that stay, the kernel JVM and the cell JVM, threads and
    open files."""
    counts = {"processes": len(kernel.processes())}
    pids = {"kernel": kernel.pid, "cell": int(kernel.run("ProcessHandle.current().pid()").value)}
    for name, pid in pids.items():
        process = psutil.Process(pid)
        counts[name + " threads"] = process.num_threads()
        counts[name + " files"] = len(os.listdir("/proc/%d/fd" % pid))
    return counts


class Soak(unittest.TestCase):
    def test_nothing_grows(self):
        with FrontEnd() as kernel:
            for number in range(30):
                self.cell(kernel, number)
            before = census(kernel)
            for number in range(30, 180):
                self.cell(kernel, number)
            after = census(kernel)
            print("before", before, "after", after)
            for name, count in after.items():
                self.assertLessEqual(count, before[name] + 4, name)

    def cell(self, kernel, number):
        match number % 3:
            case 0:
                code = 'Proc p = Proc.start("p", () -> System.out.println("in %d"));\np.join();\np.exitCode().getAsInt()'
                expected = ("0", "in %d\n" % number)
                code = code % number
            case 1:
                code, expected = "int x%d = %d; x%d" % (number, number, number), (str(number), "")
            case _:
                code = 'Thread t = new Thread(() -> System.out.println("t %d"));\nt.start();\nt.join();' % number
                expected = (None, "t %d\n" % number)
        run = kernel.run(code)
        self.assertEqual((run.status, run.value, run.out), ("ok", *expected), run.reply)


if __name__ == "__main__":
    unittest.main()
