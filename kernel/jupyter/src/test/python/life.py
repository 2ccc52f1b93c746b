"""How a kernel ends, and that nothing outlives it."""

import os
import signal
import subprocess
import sys
import unittest

import psutil
from front_end import FrontEnd, gone


def busy(count):
    """Live processes, one of which is stopped, and memory that they share; the value is the notebook's folder."""
    return f"""%background
var queue = new SharedQueue<Integer>();
for (int i = 0; i < {count}; i++) Proc.start(() -> {{ queue.put(1); while (true) Thread.sleep(1000); }});
for (int i = 0; i < {count}; i++) queue.get();
Proc.children().get(0).signal("STOP");
Path.of(System.getenv("INTERLEAVE_SOCKET")).getParent().toString()"""


class Life(unittest.TestCase):
    def busy(self, kernel, count=6):
        """Starts processes; gives those of the kernel, and its folder."""
        folder = kernel.run(busy(count)).value.strip('"')
        self.assertTrue(os.path.isdir(folder))
        processes = kernel.processes()
        self.assertGreaterEqual(len(processes), 2 + count)
        return processes, folder

    def assert_gone(self, processes, folder=None):
        self.assertGreaterEqual(len(processes), 2, "a kernel JVM and a cell JVM at least")
        self.assertEqual(gone(processes), [])
        self.assertFalse(folder and os.path.exists(folder))

    def test_a_shutdown_leaves_no_process(self):
        with FrontEnd() as kernel:
            kernel.run("1")
            processes = kernel.processes()
            reply = kernel.control("shutdown_request", {"restart": False})
            self.assertEqual(reply["content"], {"status": "ok", "restart": False})
            self.assert_gone(processes)

    def test_a_shutdown_on_the_shell_channel_serves_too(self):
        with FrontEnd() as kernel:
            kernel.run("1")
            processes = kernel.processes()
            message = kernel.client.session.msg("shutdown_request", {"restart": False})
            kernel.client.shell_channel.send(message)
            reply = kernel.reply(message["header"]["msg_id"])
            self.assertEqual(reply["content"]["status"], "ok")
            self.assert_gone(processes)

    def test_a_shutdown_ends_a_running_cell(self):
        with FrontEnd() as kernel:
            request = kernel.send('System.out.println("in");\nwhile (true);')
            kernel.until(request, "stream")
            processes = kernel.processes()
            kernel.control("shutdown_request", {"restart": False})
            self.assert_gone(processes)

    def test_a_restart_begins_anew(self):
        with FrontEnd() as kernel:
            self.assertEqual(kernel.run("int before = 1;").status, "ok")
            processes, folder = self.busy(kernel, 50)
            kernel.manager.restart_kernel()
            kernel.client.stop_channels()
            kernel.connect()
            self.assert_gone(processes, folder)
            run = kernel.run("before")
            self.assertEqual(run.status, "error")
            self.assertEqual(run.reply["execution_count"], 1)

    def test_a_kernel_that_is_killed_takes_everything_along(self):
        with FrontEnd() as kernel:
            processes, folder = self.busy(kernel)
            os.kill(kernel.pid, signal.SIGKILL)
            self.assert_gone(processes[1:] + [processes[0]], folder)

    def test_a_kernel_that_is_terminated_takes_everything_along(self):
        with FrontEnd() as kernel:
            processes, folder = self.busy(kernel)
            os.kill(kernel.pid, signal.SIGTERM)
            self.assert_gone(processes, folder)

    def test_the_death_of_the_front_end_is_the_kernels(self):
        starter = (
            "import sys; from front_end import FrontEnd; from life import busy; k = FrontEnd();"
            "print(k.run(busy(6)).value.strip('\"'), flush=True);"
            "print(*[p.pid for p in k.processes()], flush=True); sys.stdin.read()"
        )
        front_end = subprocess.Popen(
            [sys.executable, "-c", starter], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        try:
            folder = front_end.stdout.readline().strip()
            processes = [psutil.Process(int(pid)) for pid in front_end.stdout.readline().split()]
        finally:
            front_end.kill()
            front_end.wait()
            front_end.stdin.close()
            front_end.stdout.close()
        self.assertGreaterEqual(len(processes), 8)
        self.assert_gone(processes, folder)

    def test_two_kernels_run_side_by_side(self):
        with FrontEnd() as one, FrontEnd() as two:
            requests = [
                (kernel, kernel.send("int mine = %d;\nSystem.out.println(mine);\nmine" % number))
                for number, kernel in enumerate((one, two), 1)
            ]
            for number, (kernel, request) in enumerate(requests, 1):
                run = kernel.finish(request)
                self.assertEqual((run.value, run.out), (str(number), "%d\n" % number))


if __name__ == "__main__":
    unittest.main()
