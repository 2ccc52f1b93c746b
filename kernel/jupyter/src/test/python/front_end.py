"""A front end for the drivers: starts the installed kernel with jupyter_client and runs cells in it."""

import os
import queue
import time

import psutil
from jupyter_client.manager import KernelManager

NAME = os.environ.get("INTERLEAVE_KERNEL", "interleave")
PATIENCE = 120


class Run:
    """What one cell came to: its reply, and its messages on iopub in their order."""

    def __init__(self, reply, messages):
        self.reply = reply["content"]
        self.messages = messages

    def of(self, kind):
        return [m["content"] for m in self.messages if m["msg_type"] == kind]

    @property
    def shown(self):
        """The messages that a front end goes on showing: those after the last that cleared the output."""
        cleared = [i for i, kind in enumerate(self.kinds) if kind == "clear_output"]
        return self.messages[cleared[-1] + 1 :] if cleared else self.messages

    def text(self, name):
        streams = [m["content"] for m in self.shown if m["msg_type"] == "stream"]
        return "".join(c["text"] for c in streams if c["name"] == name)

    @property
    def out(self):
        return self.text("stdout")

    @property
    def err(self):
        return self.text("stderr")

    @property
    def value(self):
        results = self.of("execute_result")
        return results[0]["data"]["text/plain"] if results else None

    @property
    def error(self):
        errors = self.of("error")
        return errors[0] if errors else None

    @property
    def status(self):
        return self.reply["status"]

    @property
    def kinds(self):
        return [m["msg_type"] for m in self.messages]


class FrontEnd:
    """A kernel and a client of it. Used in a `with` statement; leaves no process."""

    def __init__(self, **options):
        self.manager = KernelManager(kernel_name=NAME)
        self.manager.start_kernel(**options)
        self.connect()

    def connect(self):
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=PATIENCE)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.client.stop_channels()
        if self.manager.has_kernel:
            self.manager.shutdown_kernel(now=True)

    @property
    def pid(self):
        return self.manager.provisioner.pid

    def processes(self):
        """The kernel's process and all that descend from it."""
        kernel = psutil.Process(self.pid)
        return [kernel] + kernel.children(recursive=True)

    def send(self, code, **options):
        options.setdefault("allow_stdin", False)
        return self.client.execute(code, **options)

    def reply(self, request, timeout=PATIENCE):
        """The answer to a request on shell; answers to others are dropped."""
        return self._await(self.client.get_shell_msg, request, timeout)

    def control(self, kind, content=None):
        """Sends a request on control and returns its answer."""
        message = self.client.session.msg(kind, content or {})
        self.client.control_channel.send(message)
        return self._await(self.client.get_control_msg, message["header"]["msg_id"], PATIENCE)

    @staticmethod
    def _await(get, request, timeout):
        end = time.monotonic() + timeout
        while True:
            message = get(timeout=max(0.01, end - time.monotonic()))
            if message["parent_header"].get("msg_id") == request:
                return message

    def until_idle(self, request, timeout=PATIENCE, others=None):
        """The request's messages on iopub up to its `idle`; those of other requests go to `others`."""
        end = time.monotonic() + timeout
        messages = []
        while True:
            message = self.client.get_iopub_msg(timeout=max(0.01, end - time.monotonic()))
            if message["parent_header"].get("msg_id") != request:
                if others is not None:
                    others.append(message)
                continue
            messages.append(message)
            if message["content"].get("execution_state") == "idle":
                return messages

    def run(self, code, timeout=PATIENCE, **options):
        request = self.send(code, **options)
        return self.finish(request, timeout)

    def finish(self, request, timeout=PATIENCE, others=None):
        messages = self.until_idle(request, timeout, others)
        return Run(self.reply(request, timeout), messages)

    def until(self, request, kind, timeout=PATIENCE):
        """Waits for a message of that kind under that request."""
        end = time.monotonic() + timeout
        while True:
            message = self.client.get_iopub_msg(timeout=max(0.01, end - time.monotonic()))
            if message["msg_type"] == kind and message["parent_header"].get("msg_id") == request:
                return message

    def quiet(self, seconds):
        """Everything that comes on iopub within the time."""
        end = time.monotonic() + seconds
        messages = []
        while time.monotonic() < end:
            try:
                messages.append(self.client.get_iopub_msg(timeout=max(0.01, end - time.monotonic())))
            except queue.Empty:
                break
        return messages

    def interrupt(self):
        self.manager.interrupt_kernel()


def gone(processes, seconds=60):
    """Waits for processes to end; returns those that did not."""
    _, alive = psutil.wait_procs(processes, timeout=seconds)
    return [p for p in alive if p.is_running() and p.status() != psutil.STATUS_ZOMBIE]
