// Runs a notebook in Debian's classic Notebook, in headless Chromium.
//
//   node classic.mjs NOTEBOOK KERNEL SCREENSHOT
//
// Copies NOTEBOOK to a folder of its own, opens it with the kernelspec KERNEL, runs all cells, and checks that every
// cell ended, that no cell failed but those tagged `raises-exception`, and that nothing went wrong in the page. Writes a
// picture of the whole notebook and, as the last line, what it saw as JSON. In cells tagged `scheduler`, which explore two threads'
// `count++`, it is the scheduler by their buttons until the update is lost. Exit code 0 when all is well.

import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { chromium } from "playwright-core";

const PATIENCE = 120_000;
const [notebook, kernel, screenshot] = process.argv.slice(2);
const token = randomBytes(16).toString("hex");

/** Starts the server, which looks for a port; ready when it says where it listens. */
async function startServer(folder) {
  const python = existsSync("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
  const server = spawn(
    python,
    ["-m", "notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", "--port-retries=200",
      `--notebook-dir=${folder}`, `--NotebookApp.token=${token}`],
    { stdio: ["ignore", "inherit", "pipe"] },
  );
  server.stderr.setEncoding("utf8");
  const port = await new Promise((ready, failed) => {
    let said = "";
    server.once("exit", (code) => failed(new Error(`the server ended with ${code}`)));
    server.stderr.on("data", (text) => {
      process.stderr.write(text);
      said += text;
      const address = said.match(/http:\/\/127\.0\.0\.1:(\d+)\/\S*\s/);
      if (address) ready(address[1]);
    });
  });
  return { server, port };
}

/** What the cells came to, told by the page itself. */
function summary() {
  const cells = Jupyter.notebook.get_cells().filter((cell) => cell.cell_type === "code");
  return cells.map((cell) => ({
    source: cell.get_text(),
    count: cell.input_prompt_number,
    mayFail: (cell.metadata.tags ?? []).includes("raises-exception"),
    outputs: cell.output_area.outputs.map((output) => ({
      type: output.output_type,
      forms: Object.keys(output.data ?? {}),
      error: output.ename,
    })),
  }));
}

async function runAll(page) {
  await page.waitForFunction(() => globalThis.Jupyter?.notebook?.kernel?.is_connected(), null, { timeout: PATIENCE });
  await page.evaluate(() => Jupyter.notebook.execute_all_cells());
  await page.waitForFunction(
    () => Jupyter.notebook.get_cells().every((cell) => cell.cell_type !== "code" || cell.get_text().trim() === ""
      || typeof cell.input_prompt_number === "number"),
    null,
    { timeout: PATIENCE },
  );
}

/** Loses an update by the buttons of a place, goes back, and starts again; what the place said at the end. */
async function lose(place) {
  await place.locator("summary").first().press("Enter");
  const choices = place.locator("details > p").nth(1);
  const choose = (name) => choices.getByRole("button", { name }).press("Enter", { timeout: PATIENCE });
  for (const step of ["a: read count", "b: read count", "a: write count"]) await choose(step);
  await place.getByRole("button", { name: "Back" }).click();
  for (const step of ["b: write count", "a: write count"]) await choose(step);
  const ending = await choices.innerText();
  const steps = await place.locator("tbody tr").allInnerTexts();
  await place.getByRole("button", { name: "Start again" }).click();
  const again = await choices.getByRole("button").allInnerTexts();
  return { ending, steps, again };
}

/** Plays in the place of every cell tagged `scheduler`, after the cell was run a second time. */
async function play(page) {
  const expected = await page.evaluate(() =>
    Jupyter.notebook.get_cells().filter((cell) => (cell.metadata.tags ?? []).includes("scheduler")).length);
  const shown = () => page.waitForFunction(
    (many) => document.querySelectorAll(".interleave-scheduler details").length === many,
    expected,
    { timeout: PATIENCE },
  );
  await shown();
  if (expected === 0) return [];
  await page.evaluate(() => Jupyter.notebook.get_cells().forEach((cell) => { cell.input_prompt_number = null; }));
  await runAll(page);
  await shown();
  const played = [];
  for (const place of await page.locator(".interleave-scheduler").all()) played.push(await lose(place));
  return played;
}

async function picture(page) {
  const height = await page.evaluate(() => document.querySelector("#notebook-container").scrollHeight);
  await page.setViewportSize({ width: 1200, height: Math.min(height + 200, 16_000) });
  await page.evaluate(() => document.querySelector("#site").scrollTo(0, 0));
  await page.screenshot({ path: screenshot });
}

async function inBrowser(url) {
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
    const faults = [];
    page.on("pageerror", (error) => faults.push(String(error)));
    await page.goto(url, { timeout: PATIENCE });
    await runAll(page);
    const cells = await page.evaluate(summary);
    const played = await play(page);
    await picture(page);
    return { cells, played, faults };
  } finally {
    await browser.close();
  }
}

const folder = mkdtempSync(join(tmpdir(), "interleave-classic-"));
copyFileSync(notebook, join(folder, basename(notebook)));
const { server, port } = await startServer(folder);
try {
  const name = encodeURIComponent(basename(notebook));
  const url = `http://127.0.0.1:${port}/notebooks/${name}?kernel_name=${kernel}&token=${token}`;
  const seen = await inBrowser(url);
  const failed = seen.cells.filter((cell) => !cell.mayFail && cell.outputs.some((output) => output.type === "error"));
  process.exitCode = seen.cells.length > 0 && failed.length === 0 && seen.faults.length === 0 ? 0 : 1;
  console.log(JSON.stringify(seen));
} finally {
  const ended = once(server, "exit");
  server.kill("SIGTERM");
  await ended;
  rmSync(folder, { recursive: true });
}
