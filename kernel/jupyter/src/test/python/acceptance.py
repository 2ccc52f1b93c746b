"""Cells that break a kernel of lesser build, one after another in one kernel."""

import unittest

import psutil
from front_end import FrontEnd, gone


class Acceptance(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kernel = FrontEnd()

    @classmethod
    def tearDownClass(cls):
        cls.kernel.close()

    def setUp(self):
        self.run_ok("int kept = 41;")

    def run_ok(self, code):
        run = self.kernel.run(code)
        self.assertEqual(run.status, "ok", run.reply)
        return run

    def assert_kept(self):
        self.assertEqual(self.run_ok("kept + 1").value, "42")

    def interrupted(self, code):
        request = self.kernel.send(code)
        self.kernel.until(request, "stream")
        self.kernel.interrupt()
        run = self.kernel.finish(request)
        self.assertEqual(run.error["ename"], "Interrupted")
        return run

    def test_an_exit_costs_the_process_and_not_the_variables(self):
        for code, told in (
            ("System.exit(3);", "exit code 3"),
            ("Runtime.getRuntime().halt(1);", "exit code 1"),
        ):
            run = self.kernel.run(code)
            self.assertEqual(run.status, "error")
            self.assertIn(told, run.error["evalue"] + "\n".join(run.error["traceback"]))
            self.assertEqual(self.run_ok("1+1").value, "2")
            self.assert_kept()

    def test_a_cell_process_that_is_killed_is_replaced(self):
        pid = int(self.run_ok("ProcessHandle.current().pid()").value)
        cell = psutil.Process(pid)
        cell.kill()
        self.assertEqual(gone([cell]), [])
        run = self.run_ok("ProcessHandle.current().pid()")
        self.assertNotEqual(int(run.value), pid)
        self.assert_kept()

    def test_a_tight_loop_is_interrupted_in_its_own_process(self):
        pid = self.run_ok("ProcessHandle.current().pid()").value
        self.interrupted('System.out.println("in");\nwhile (true);')
        self.assertEqual(self.run_ok("ProcessHandle.current().pid()").value, pid)
        self.assert_kept()

    def test_an_interrupt_ends_the_children_of_the_cell(self):
        request = self.kernel.send(
            "var p = new Proc(() -> { System.out.println(Proc.current().pid()); while (true); });\np.start();"
        )
        child = psutil.Process(int(self.kernel.until(request, "stream")["content"]["text"]))
        self.kernel.interrupt()
        self.assertEqual(self.kernel.finish(request).error["ename"], "Interrupted")
        self.assertEqual(gone([child]), [])
        self.assert_kept()

    def test_what_cannot_travel_to_a_child_is_named(self):
        run = self.kernel.run(
            "var server = new ServerSocket(0);\nnew Proc(() -> System.out.println(server.getLocalPort())).start();"
        )
        self.assertEqual(run.status, "error")
        self.assertIn("server", run.error["evalue"])
        self.run_ok("server.close();")
        self.assert_kept()

    def test_names_and_outputs_may_be_chinese(self):
        run = self.run_ok(
            'var 买家 = new Proc("买家", () -> System.out.println("票已售完"));\n买家.start();\n买家.join();\n买家.name()'
        )
        self.assertEqual((run.out, run.value), ("票已售完\n", '"买家"'))


if __name__ == "__main__":
    unittest.main()
