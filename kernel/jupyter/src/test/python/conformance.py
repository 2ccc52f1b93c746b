"""The Jupyter project's own kernel tests."""

import unittest

import front_end
from jupyter_kernel_test import KernelTests


class Conformance(KernelTests):
    kernel_name = front_end.NAME
    language_name = "java"
    file_extension = ".java"
    code_hello_world = 'System.out.println("hello, world")'
    code_stderr = 'System.err.println("oh")'
    completion_samples = [
        {"text": '"abc".toUpperC', "matches": {"toUpperCase("}},
        {"text": "Integer.MAX_V", "matches": {"MAX_VALUE"}},
    ]
    complete_code_samples = ["1", "int x = 1;", "void f() {}", 'System.out.println("a")']
    incomplete_code_samples = ["int f(", "class A {", "for (int i = 0; i < 3; i++) {", "/* a"]
    invalid_code_samples = [")"]
    code_generate_error = 'throw new IllegalStateException("on purpose")'
    code_execute_result = [
        {"code": "1 + 2", "result": "3"},
        {"code": "6 * 7", "result": "42"},
        {"code": "2 + 40", "result": "42"},
        {"code": "1 + 2 + 3", "result": "6"},
    ]
    code_history_pattern = "2 + 4*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.abs("
    code_display_data = [
        {"code": 'display("<b>bold</b>", "text/html")', "mime": "text/html"},
    ]
    code_clear_output = "clearOutput()"

    def test_history(self):
        # The unique search expects one answer: no other test may have run a cell that matches.
        self.flush_channels()
        super().test_history()

    # Pages of text are an IPython feature.
    test_pager = None


del KernelTests

if __name__ == "__main__":
    unittest.main()
