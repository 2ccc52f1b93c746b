"""The lessons, as a class runs them without a front end: by nbclient, from the first cell to the last."""

import pathlib
import unittest

import nbclient
import nbformat
from front_end import NAME

LESSONS = sorted((pathlib.Path(__file__).parents[5] / "notebooks").glob("*.ipynb"))


class Lessons(unittest.TestCase):
    def test_there_are_lessons(self):
        self.assertTrue(LESSONS)

    def test_every_lesson_runs_to_its_end(self):
        for lesson in LESSONS:
            with self.subTest(lesson=lesson.name):
                self.run_lesson(lesson)

    def run_lesson(self, lesson):
        """A cell may fail only when it is tagged `raises-exception`: nbclient sees to that."""
        notebook = nbformat.read(lesson, as_version=4)
        nbclient.NotebookClient(notebook, kernel_name=NAME, timeout=120).execute()
        nbformat.validate(notebook)
        forms = [
            set(output.get("data", {}))
            for cell in notebook.cells
            if cell.cell_type == "code"
            for output in cell.outputs
            if output.output_type in ("display_data", "execute_result")
        ]
        for kinds in forms:
            self.assertIn("text/plain", kinds)
        self.assertTrue(any("application/vnd.interleave.trace+json" in kinds for kinds in forms), "a panel at least")


if __name__ == "__main__":
    unittest.main()
