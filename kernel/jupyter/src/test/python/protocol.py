"""What the Jupyter project's tests leave out, message by message, on one kernel."""

import contextlib
import os
import queue
import tempfile
import unittest

import zmq
from front_end import FrontEnd
from jupyter_client.session import Session


class Protocol(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kernel = FrontEnd()

    @classmethod
    def tearDownClass(cls):
        cls.kernel.close()

    def run_ok(self, code, **options):
        run = self.kernel.run(code, **options)
        self.assertEqual(run.status, "ok", run.reply)
        return run

    # execute

    def test_a_cell_is_busy_input_outputs_result_idle_in_this_order(self):
        run = self.run_ok('System.out.println("out");\n1 + 1')
        self.assertEqual(run.kinds, ["status", "execute_input", "stream", "execute_result", "status"])
        self.assertEqual(run.value, "2")
        (given,) = run.of("execute_input")
        self.assertEqual(given["execution_count"], run.reply["execution_count"])
        self.assertEqual(run.of("execute_result")[0]["execution_count"], run.reply["execution_count"])
        self.assertEqual(run.reply["payload"], [])
        self.assertEqual(run.reply["user_expressions"], {})

    def test_counts_go_up_by_one(self):
        first = self.run_ok("0").reply["execution_count"]
        self.assertEqual(self.run_ok("0").reply["execution_count"], first + 1)

    def test_a_silent_cell_shows_nothing_and_does_not_count(self):
        before = self.run_ok("0").reply["execution_count"]
        run = self.run_ok('System.out.println("unheard");\nint heardOf = 5;\n7', silent=True)
        self.assertEqual(run.kinds, ["status", "status"])
        after = self.run_ok("heardOf")
        self.assertEqual(after.value, "5")
        self.assertEqual(after.reply["execution_count"], before + 1)

    def test_a_cell_without_history_shows_its_value_and_does_not_count(self):
        before = self.run_ok("0").reply["execution_count"]
        run = self.run_ok('"not remembered"', store_history=False)
        self.assertEqual(run.value, '"not remembered"')
        self.assertEqual(self.run_ok("0").reply["execution_count"], before + 1)
        self.assertNotIn('"not remembered"', [code for _, _, code in self.history(hist_access_type="tail", n=9)])

    def test_user_expressions_are_answered_one_by_one(self):
        run = self.run_ok("int ten = 10;", user_expressions={"good": "ten * 2", "bad": "nowhere", "thrown": "1 / 0"})
        expressions = run.reply["user_expressions"]
        self.assertEqual(expressions["good"]["status"], "ok")
        self.assertEqual(expressions["good"]["data"]["text/plain"], "20")
        for name in ("bad", "thrown"):
            self.assertEqual(expressions[name]["status"], "error", expressions[name])
            self.assertTrue(expressions[name]["evalue"])

    def test_an_error_has_name_value_and_the_cells_own_line(self):
        run = self.kernel.run("int a = 1;\nint b = a / 0;\n")
        self.assertEqual(run.status, "error")
        for told in (run.reply, run.error):
            self.assertEqual(told["ename"], "ArithmeticException")
            self.assertEqual(told["evalue"], "/ by zero")
        text = "\n".join(run.error["traceback"])
        self.assertIn("Cell [%d], line 2" % run.reply["execution_count"], text)
        self.assertNotIn("interleave.", text)
        self.assertNotIn("jdk.jshell", text)

    def test_an_error_without_a_message_has_a_value_all_the_same(self):
        run = self.kernel.run("throw new RuntimeException();")
        self.assertTrue(run.error["evalue"])
        self.assertTrue(run.reply["evalue"])

    def test_a_cell_that_does_not_compile_is_an_error(self):
        run = self.kernel.run('int good = 1;\nint wrong = "text";\n')
        self.assertEqual(run.status, "error")
        self.assertTrue(run.error["evalue"])
        self.assertIn('int wrong = "text";', "\n".join(run.error["traceback"]))

    def test_a_stack_overflow_stays_short(self):
        run = self.kernel.run("int down(int n) { return down(n + 1) + 1; }\ndown(0)")
        self.assertEqual(run.error["ename"], "StackOverflowError")
        self.assertLess(len("\n".join(run.error["traceback"])), 3000)

    def test_after_an_error_the_cells_that_wait_are_aborted(self):
        with fifo() as gate:
            fails = 'Files.readString(Path.of("%s"));\n1 / 0' % gate
            requests = [self.kernel.send(code) for code in (fails, "1", "2")]
            info = self.kernel.client.kernel_info()
            self.kernel.control("kernel_info_request")
            with open(gate, "w") as end:
                end.write("now")
        status = {}
        while len(status) < 4:
            message = self.kernel.client.get_shell_msg(timeout=60)
            status[message["parent_header"]["msg_id"]] = message["content"]["status"]
        self.assertEqual([status[r] for r in requests], ["error", "aborted", "aborted"])
        self.assertEqual(status[info], "ok")
        for request in requests:
            self.kernel.until_idle(request)
        self.assertEqual(self.run_ok("3").value, "3")

    def test_without_stop_on_error_the_next_cell_runs(self):
        self.kernel.send("1 / 0", stop_on_error=False)
        self.assertEqual(self.run_ok("4").value, "4")

    # outputs

    def test_displays_are_shown_updated_and_cleared(self):
        run = self.run_ok(
            'display("<b>one</b>", "text/html", "d");\n'
            'updateDisplay("<b>two</b>", "text/html", "d");\n'
            "clearOutput(true);\n"
        )
        (shown,) = run.of("display_data")
        (updated,) = run.of("update_display_data")
        (cleared,) = run.of("clear_output")
        self.assertEqual(shown["data"]["text/html"], "<b>one</b>")
        self.assertIn("text/plain", shown["data"])
        self.assertEqual(updated["data"]["text/html"], "<b>two</b>")
        self.assertEqual(shown["transient"]["display_id"], updated["transient"]["display_id"])
        self.assertTrue(cleared["wait"])

    def test_a_thread_that_prints_late_prints_under_its_cell(self):
        request = self.kernel.send(
            "var second = new CountDownLatch(1);\n"
            "Thread late = Thread.ofPlatform().start(() -> {\n"
            '  try { second.await(); } catch (InterruptedException e) { } System.out.println("late 迟到"); });'
        )
        first = self.kernel.finish(request)
        self.assertNotIn("late", first.out)
        others = []
        second = self.kernel.send("second.countDown(); late.join(); 5")
        run = self.kernel.finish(second, others=others)
        self.assertEqual(run.out, "")
        late = [m for m in others if m["msg_type"] == "stream"] or [self.kernel.until(request, "stream")]
        self.assertEqual(late[0]["parent_header"]["msg_id"], request)
        self.assertEqual(late[0]["content"]["text"].strip(), "late 迟到")

    def test_chinese_goes_through_in_code_names_output_and_errors(self):
        run = self.run_ok('String 学生 = "小明";\nSystem.out.println("你好，" + 学生 + " 😀");\n学生')
        self.assertEqual(run.out, "你好，小明 😀\n")
        self.assertEqual(run.value, '"小明"')
        self.assertEqual(self.kernel.run('throw new Exception("坏了")').error["evalue"], "坏了")

    # stdin

    def test_a_cell_reads_lines_from_the_front_end(self):
        request = self.kernel.send(
            "var in = new Scanner(System.in);\nin.nextLine() + in.nextLine()", allow_stdin=True
        )
        for line in ("第一", "second"):
            asked = self.kernel.client.get_stdin_msg(timeout=30)
            self.assertEqual(asked["msg_type"], "input_request")
            self.assertEqual(asked["parent_header"]["msg_id"], request)
            self.assertIs(asked["content"]["password"], False)
            self.kernel.client.input(line)
        self.assertEqual(self.kernel.finish(request).value, '"第一second"')

    def test_a_cell_that_may_not_ask_finds_no_input(self):
        run = self.kernel.run("System.in.read()", allow_stdin=False)
        self.assertEqual(run.error["ename"], "IOException")
        self.assertIn("cannot be asked", run.error["evalue"])

    def test_an_interrupt_ends_a_question_and_a_late_answer_is_nobodys(self):
        request = self.kernel.send("new Scanner(System.in).nextLine()", allow_stdin=True)
        self.kernel.client.get_stdin_msg(timeout=30)
        self.kernel.interrupt()
        self.assertEqual(self.kernel.finish(request).status, "error")
        self.kernel.client.input("too late")
        again = self.kernel.send("new Scanner(System.in).nextLine()", allow_stdin=True)
        self.kernel.client.get_stdin_msg(timeout=30)
        self.kernel.client.input("in time")
        self.assertEqual(self.kernel.finish(again).value, '"in time"')

    # interrupt and control

    def test_a_tight_loop_is_interrupted_and_variables_are_kept(self):
        self.run_ok("int kept = 77; int pid = (int) ProcessHandle.current().pid();")
        request = self.kernel.send('System.out.println("in");\nwhile (true);')
        self.kernel.until(request, "stream")
        self.kernel.interrupt()
        run = self.kernel.finish(request)
        self.assertEqual(run.status, "error")
        self.assertTrue(run.error["evalue"])
        self.assertEqual(self.run_ok("kept").value, "77", run.error)
        self.assertEqual(self.run_ok("pid == (int) ProcessHandle.current().pid()").value, "true", run.error)

    def test_an_interrupt_without_a_cell_does_no_harm(self):
        self.assertEqual(self.kernel.control("interrupt_request")["content"], {"status": "ok"})
        self.assertEqual(self.run_ok("1 + 3").value, "4")

    def test_control_answers_while_a_cell_runs(self):
        request = self.kernel.send('System.out.println("in");\nnew CountDownLatch(1).await();')
        self.kernel.until(request, "stream")
        self.assertEqual(self.kernel.control("kernel_info_request")["content"]["implementation"], "interleave")
        self.assertEqual(self.kernel.control("comm_info_request")["content"]["comms"], {})
        self.assertEqual(self.kernel.control("execute_request", {"code": "1"})["content"]["status"], "error")
        self.kernel.interrupt()
        self.assertEqual(self.kernel.finish(request).status, "error")

    def test_heartbeat_beats_while_a_cell_runs(self):
        request = self.kernel.send('System.out.println("in");\nwhile (true);')
        self.kernel.until(request, "stream")
        with zmq.Context.instance().socket(zmq.REQ) as heart:
            heart.connect(self.kernel.client.hb_channel.address)
            heart.send(b"beat")
            self.assertTrue(heart.poll(60_000), "no beat")
            self.assertEqual(heart.recv(), b"beat")
        self.kernel.interrupt()
        self.kernel.finish(request)

    # questions about code

    def ask(self, request):
        return self.kernel.reply(request)["content"]

    def test_cursors_count_code_points(self):
        code = 'var emoji = "😀😀"; "😀".lengt'
        reply = self.ask(self.kernel.client.complete(code, len(code)))
        self.assertIn("length()", reply["matches"])
        self.assertEqual(reply["cursor_start"], len(code) - len("lengt"))
        self.assertEqual(reply["cursor_end"], len(code))

    def test_inspect_finds_and_does_not_find(self):
        found = self.ask(self.kernel.client.inspect("Math.max(", len("Math.max(")))
        self.assertTrue(found["found"])
        self.assertIn("max", found["data"]["text/plain"])
        self.assertFalse(self.ask(self.kernel.client.inspect("  ", 1))["found"])

    def history(self, **query):
        query = {"raw": True, "output": False, **query}
        return self.ask(self.kernel.client.history(**query))["history"]

    def test_history_is_accessed_by_tail_range_and_search(self):
        numbers = [self.run_ok(code).reply["execution_count"] for code in ("100 + 1", "100 + 2", "100 + 1")]
        tail = self.history(hist_access_type="tail", n=2)
        self.assertEqual([code for _, _, code in tail], ["100 + 2", "100 + 1"])
        session = tail[0][0]
        part = self.history(hist_access_type="range", session=session, start=numbers[0], stop=numbers[2])
        self.assertEqual([count for _, count, _ in part], numbers[:2])
        self.assertEqual(len(self.history(hist_access_type="search", pattern="100 + 1")), 2)
        (unique,) = self.history(hist_access_type="search", pattern="100 + 1", unique=True)
        self.assertEqual(unique[1], numbers[2])
        (valued,) = self.history(hist_access_type="tail", n=1, output=True)
        self.assertEqual(valued[2], ["100 + 1", "101"])

    # iopub

    def test_every_subscriber_is_welcomed_on_its_topic(self):
        context = zmq.Context.instance()
        for topic in (b"", b"stream", b""):
            session = Session(key=self.kernel.client.session.key)
            with context.socket(zmq.SUB) as socket:
                socket.connect(self.kernel.client.iopub_channel.socket.getsockopt(zmq.LAST_ENDPOINT).decode())
                socket.subscribe(b"iopub_welcome")
                socket.subscribe(topic)
                heard = set()
                while topic.decode() not in heard:
                    self.assertTrue(socket.poll(20_000), "no welcome for %r" % topic)
                    _, frames = session.feed_identities(socket.recv_multipart())
                    message = session.deserialize(frames)
                    if message["msg_type"] == "iopub_welcome":
                        self.assertEqual(message["parent_header"], {})
                        heard.add(message["content"]["subscription"])

    # faults of others

    def test_a_comm_for_nobody_is_closed(self):
        client = self.kernel.client
        message = client.session.msg("comm_open", {"comm_id": "c", "target_name": "none", "data": {}})
        client.shell_channel.send(message)
        closed = self.kernel.until(message["header"]["msg_id"], "comm_close")
        self.assertEqual(closed["content"]["comm_id"], "c")

    def test_a_bad_signature_is_ignored_and_the_kernel_lives(self):
        session = self.kernel.client.session
        good = session.key
        for channel in (self.kernel.client.shell_channel, self.kernel.client.control_channel):
            session.key = b"not the key"
            try:
                channel.send(session.msg("shutdown_request", {"restart": False}))
            finally:
                session.key = good
        self.assertEqual(self.run_ok("2 + 3").value, "5")
        self.assertEqual(self.kernel.control("kernel_info_request")["content"]["status"], "ok")

    def test_a_torn_message_is_ignored_and_the_kernel_lives(self):
        for channel in (self.kernel.client.shell_channel, self.kernel.client.control_channel):
            for frames in ([b""], [b"<IDS|MSG>"], [b"<IDS|MSG>", b"", b"", b""], [b"a"] * 20):
                channel.socket.send_multipart(frames)
        self.assertEqual(self.run_ok("2 + 4").value, "6")

    def test_an_unknown_request_ends_in_idle_without_an_answer(self):
        message = self.kernel.client.session.msg("brew_request", {})
        self.kernel.client.shell_channel.send(message)
        self.kernel.until_idle(message["header"]["msg_id"])
        with self.assertRaises(queue.Empty):
            self.kernel.client.get_shell_msg(timeout=0.2)


@contextlib.contextmanager
def fifo():
    """The path of a pipe: who opens it to read waits for who opens it to write."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "gate")
        os.mkfifo(path)
        yield path


if __name__ == "__main__":
    unittest.main()
