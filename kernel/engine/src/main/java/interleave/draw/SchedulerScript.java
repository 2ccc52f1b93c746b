package interleave.draw;

/// The script by which a learner is the scheduler, in a page that may run scripts.
///
/// It looks for its places by their class, and fills each that is empty: front ends rename
/// identifiers, and run a script where it stands (JupyterLab, an exported page) or elsewhere and
/// before what it belongs to is in the page (the classic Notebook), for which it looks again.
final class SchedulerScript {
  private SchedulerScript() {}

  static final String TEXT =
      """
      (() => {
        const make = (tag, text, parent) => {
          const made = document.createElement(tag);
          made.textContent = text;
          if (parent) parent.append(made);
          return made;
        };

        // 0, 0, 1:2 for "0x2.1:2", and back
        const parts = (text) => text.split(".").filter((part) => part).flatMap((part) => {
          const [choice, times] = part.split("x");
          return Array(Number(times ?? 1)).fill(choice);
        });
        const joined = (choices) => {
          const runs = [];
          for (const choice of choices) {
            const last = runs.at(-1);
            if (last && last[0] === choice) last[1]++;
            else runs.push([choice, 1]);
          }
          return runs.map(([choice, times]) => (times > 1 ? `${choice}x${times}` : choice)).join(".");
        };

        const scheduler = (root) => {
          const graph = JSON.parse(root.dataset.states);
          const endings = new Set(graph.states.filter((state) => state.end).map((state) => state.end));
          const seen = new Set();
          const way = [];
          const box = make("details", "", root);
          make("summary", "Be the scheduler: choose which thread goes on", box);
          const standing = make("p", "", box);
          standing.setAttribute("aria-live", "polite");
          const choices = make("p", "", box);
          const moves = make("p", "", box);
          const back = button(moves, "Back", () => way.pop());
          const again = button(moves, "Start again", () => way.splice(0));
          const table = make("table", "", box);

          function button(parent, text, act) {
            const made = make("button", text, parent);
            made.type = "button";
            made.style.cssText = "font:inherit;margin:0 .5em .4em 0;padding:.25em .7em";
            made.addEventListener("click", () => {
              const place = [...parent.children].indexOf(made);
              act();
              draw();
              const near = parent.querySelectorAll("button:enabled");
              const rest = box.querySelectorAll("button:enabled");
              (near[place] ?? near[0] ?? rest[0]).focus();
            });
            return made;
          }

          function draw() {
            const number = way.length ? way.at(-1).to : 0;
            const state = graph.states[number];
            const values = state.values.length ? ` · ${state.values.join(" · ")}` : "";
            standing.replaceChildren();
            make("b", `State ${number + 1} of ${graph.states.length}`, standing);
            standing.append(values);
            choices.replaceChildren();
            for (const step of state.next) button(choices, step.label, () => way.push(step));
            if (state.end) tellEnd(state.end);
            back.disabled = again.disabled = way.length === 0;
            drawSteps();
          }

          function tellEnd(end) {
            seen.add(end);
            const schedule = joined([graph.opening, ...way].flatMap((step) => parts(step.choices)));
            make("b", end, choices);
            choices.append(" · shown again by ");
            make("code", `replay("${schedule}", …)`, choices);
            choices.append(` · you have seen ${seen.size} of ${endings.size} endings`);
          }

          function drawSteps() {
            const steps = [graph.opening, ...way].flatMap((step) => step.steps);
            const threads = graph.threads.map((_, thread) => thread)
              .filter((thread) => steps.some((step) => step[0] === thread));
            table.replaceChildren();
            const head = make("tr", "", make("thead", "", table));
            for (const name of ["step", ...threads.map((thread) => graph.threads[thread]), "line"]) {
              make("th", name, head).style.cssText = "text-align:left;padding-right:1em";
            }
            const body = make("tbody", "", table);
            steps.forEach(([thread, words, line], index) => {
              const row = make("tr", "", body);
              const cells = [index + 1, ...threads.map((one) => (one === thread ? words : "")), line];
              for (const cell of cells) {
                make("td", cell, row).style.cssText = "text-align:left;padding-right:1em";
              }
            });
          }

          draw();
        };

        const all = () => {
          for (const root of document.querySelectorAll(".interleave-scheduler[data-states]")) {
            if (!root.firstChild) scheduler(root);
          }
        };
        all();
        setTimeout(all);
      })();
      """;
}
