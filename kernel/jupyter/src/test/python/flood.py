"""Much output: nothing is lost, `idle` comes, memory stays bounded."""

import unittest

import psutil
from front_end import FrontEnd, Run


def lines(count):
    return 'for (int i = 0; i < %d; i++) System.out.println("line " + i);' % count


class Flood(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kernel = FrontEnd()
        cls.kernel.run("1")

    @classmethod
    def tearDownClass(cls):
        cls.kernel.close()

    def assert_complete(self, run, count):
        self.assertEqual(run.status, "ok")
        self.assertTrue(run.out == "".join("line %d\n" % i for i in range(count)), "every line, in order")

    def test_ten_thousand_lines(self):
        run = self.kernel.run(lines(10_000))
        self.assert_complete(run, 10_000)
        self.assertLess(len(run.of("stream")), 1000)

    def test_a_million_lines(self):
        kernel = psutil.Process(self.kernel.pid)
        before = kernel.memory_info().rss
        run = self.kernel.run(lines(1_000_000), timeout=120)
        self.assert_complete(run, 1_000_000)
        self.assertLess(kernel.memory_info().rss - before, 256 << 20)

    def test_a_client_that_first_waits_for_the_reply_loses_nothing(self):
        request = self.kernel.send(lines(300_000))
        reply = self.kernel.reply(request)
        self.assert_complete(Run(reply, self.kernel.until_idle(request)), 300_000)

    def test_threads_that_print_together_keep_their_own_order(self):
        run = self.kernel.run(
            "var threads = new ArrayList<Thread>();\n"
            "for (int t = 0; t < 4; t++) { int me = t; threads.add(Thread.ofPlatform().start(() -> {\n"
            '  for (int i = 0; i < 5000; i++) System.out.println(me + ":" + i); })); }\n'
            "for (Thread t : threads) t.join();"
        )
        printed = run.out.splitlines()
        self.assertEqual(len(printed), 20_000)
        for me in range(4):
            own = [line for line in printed if line.startswith("%d:" % me)]
            self.assertEqual(own, ["%d:%d" % (me, i) for i in range(5000)])

    def test_stdout_and_stderr_are_both_complete(self):
        run = self.kernel.run('for (int i = 0; i < 5000; i++) { System.out.println(i); System.err.println(i); }')
        expected = "".join("%d\n" % i for i in range(5000))
        self.assertEqual(run.out, expected)
        self.assertEqual(run.err, expected)


if __name__ == "__main__":
    unittest.main()
