package interleave.session;

import interleave.cells.Analysis.Declaration;
import interleave.cells.CellSource;
import interleave.cells.Cells;
import interleave.os.Limits;
import interleave.os.Switchboard;
import interleave.session.MagicLines.Line;
import interleave.text.Grid;
import interleave.trace.MimeBundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Does what magics ask, before the Java of their cell runs.
///
/// Used by the thread that runs cells, except [#tracing].
final class Magics {
  private static final int WIDEST = 100;

  private final Cells cells;
  private final Switchboard board;
  private final Path folder;
  private final Supplier<Map<Long, String>> names;
  private final MavenLibraries maven = new MavenLibraries();
  private volatile Tracing tracing = Tracing.AUTO;

  /// @param names gives the names of the processes that cells have started, by their PIDs
  /// @param folder what relative paths start from
  Magics(Cells cells, Switchboard board, Supplier<Map<Long, String>> names, Path folder) {
    this.names = names;
    this.cells = cells;
    this.board = board;
    this.folder = folder;
  }

  /// What the latest `%trace` said.
  Tracing tracing() {
    return tracing;
  }

  /// Does the magics of a cell, in their order, until one fails.
  ///
  /// @param to where those that show something show it
  Preparation prepare(CellSource cell, LiveCell to) {
    return switch (MagicLines.of(cell)) {
      case MagicLines.Wrong(var diagnostic) -> new Preparation.Failed(diagnostic);
      case MagicLines.Read(var lines, var java) -> prepare(cell, lines, java, to);
    };
  }

  private Preparation prepare(CellSource cell, List<Line> lines, String java, LiveCell to) {
    List<CellSource> sources = new ArrayList<>();
    for (Line line : lines) {
      try {
        run(line.magic(), to).ifPresent(sources::add);
      } catch (MagicWord.WrongMagic e) {
        return new Preparation.Failed(cell.diagnostic(line.start(), line.end(), e.why()));
      }
    }
    sources.add(new CellSource(cell.name(), java));
    return new Preparation.Ready(
        sources, has(lines, new Magic.Background()), has(lines, new Magic.Time()));
  }

  private static boolean has(List<Line> lines, Magic magic) {
    return lines.stream().map(Line::magic).anyMatch(magic::equals);
  }

  /// @return what is to run before the cell's own text
  private Optional<CellSource> run(Magic magic, LiveCell to) throws MagicWord.WrongMagic {
    switch (magic) {
      case Magic.Help() -> show(help(), to);
      case Magic.Who() -> show(declarations(cells.analysis().declarations()), to);
      case Magic.Processes(var shape) -> show(SystemTable.of(board.token(), names(), shape), to);
      case Magic.Trace(var wanted) -> tracing = wanted;
      case Magic.Reset() -> cells.reset();
      case Magic.Limit(var wanted) -> {
        limit(wanted);
        show(limits(), to);
      }
      case Magic.ClassPath(var entry) -> cells.addToClassPath(classPath(entry));
      case Magic.Maven(var coordinates) -> cells.addToClassPath(maven.resolve(coordinates));
      case Magic.Load(var file) -> {
        return Optional.of(source(file));
      }
      case Magic.Time(), Magic.Background() -> {
        // Said of the run of the cell.
      }
    }
    return Optional.empty();
  }

  private Map<Long, String> names() {
    Map<Long, String> all = new HashMap<>(names.get());
    all.put(ProcessHandle.current().pid(), "kernel");
    all.put(cells.pid(), "main");
    return all;
  }

  private static void show(Grid grid, LiveCell to) {
    show(grid.lines(), to);
  }

  private static void show(List<String> lines, LiveCell to) {
    MimeBundle text = MimeBundle.text(String.join("\n", lines));
    to.send(client -> client.display(text, Optional.empty(), false));
  }

  private static List<String> help() {
    return Arrays.stream(MagicWord.values()).map(MagicWord::entry).toList();
  }

  private void limit(Map<String, String> wanted) throws MagicWord.WrongMagic {
    String memory = wanted.get("memory");
    if (memory != null && !board.shareMemory(memory)) {
      throw new MagicWord.WrongMagic(
          "processes share memory already: say memory=" + memory + " in the first cell");
    }
    Limits now = board.processes().limits();
    board
        .processes()
        .limit(
            new Limits(
                number(wanted, "processes", now.processes()),
                number(wanted, "starts", now.startsPerSecond())));
  }

  private static int number(Map<String, String> wanted, String name, int otherwise) {
    return Integer.parseInt(wanted.getOrDefault(name, Integer.toString(otherwise)));
  }

  private Grid limits() {
    Limits now = board.processes().limits();
    Grid grid = grid("limit", "most", "what it bounds", "for good, in Jupyter's environment");
    grid.add(
        List.of("processes", "" + now.processes(), "processes alive at once", Limits.PROCESSES));
    grid.add(
        List.of(
            "starts",
            "" + now.startsPerSecond(),
            "starts within a second",
            Limits.STARTS_PER_SECOND));
    grid.add(List.of("memory", board.sharedMemory(), "what they share", Limits.SHARED_MEMORY));
    return grid;
  }

  private static Grid declarations(List<Declaration> all) {
    Grid grid = grid("name", "kind", "type");
    all.forEach(each -> grid.add(List.of(each.name(), each.kind(), each.type())));
    return grid;
  }

  private static Grid grid(String... headings) {
    return new Grid(Arrays.stream(headings).map(h -> new Grid.Head(h, false, WIDEST)).toList());
  }

  private CellSource source(String file) throws MagicWord.WrongMagic {
    try {
      return new CellSource(file, Files.readString(path(file)));
    } catch (IOException e) {
      throw new MagicWord.WrongMagic("cannot read " + file + ": " + e);
    }
  }

  private List<Path> classPath(String entry) throws MagicWord.WrongMagic {
    if (!entry.endsWith("/*")) {
      return List.of(existing(entry));
    }
    try (Stream<Path> files = Files.list(existing(entry.substring(0, entry.length() - 2)))) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw new MagicWord.WrongMagic("cannot list " + entry + ": " + e);
    }
  }

  private Path existing(String entry) throws MagicWord.WrongMagic {
    Path path = path(entry);
    if (!Files.exists(path)) {
      throw new MagicWord.WrongMagic("there is no " + entry + " in " + folder);
    }
    return path;
  }

  private Path path(String text) throws MagicWord.WrongMagic {
    try {
      return folder.resolve(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new MagicWord.WrongMagic(text + " is no path");
    }
  }
}
