package interleave.cells;

import interleave.host.MovedSnippet;
import interleave.probe.MovedCode;
import interleave.weave.Ancestry;
import interleave.weave.Outline;
import interleave.weave.Weaver;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import org.jspecify.annotations.Nullable;

/// The classes of a notebook: woven, and with the lines of the cells that they were written in.
final class WovenClasses {
  /// A wrapper's name; without its last letters it is that of all its versions.
  static final Pattern WRAPPER =
      Pattern.compile("(REPL\\.\\$JShell\\$[0-9]+(?:[A-Z]*_[0-9]+)*)[A-Z]*");

  /// Behind `REPL.$JShell$`, the index in a name from which a `$` begins a nested class.
  private static final int NAME_START = "REPL.$JShell$".length();

  private final BiFunction<String, Outline, @Nullable LineMap> linesOf;
  private final Ancestry ancestry = Ancestry.create();
  private final Map<String, byte[]> woven = new LinkedHashMap<>();

  /// By the names of wrappers, those that a learner wrote.
  private final Map<String, LineMap> lines = new HashMap<>();

  /// @param linesOf the lines of a wrapper class, by its name and outline; null if the learner did
  ///   not write it
  WovenClasses(BiFunction<String, Outline, @Nullable LineMap> linesOf) {
    this.linesOf = linesOf;
  }

  /// All of them, oldest first.
  ClassBytecodes[] all() {
    return classes(woven);
  }

  /// Weaves what JShell has compiled.
  ///
  /// @return by binary name
  Map<String, byte[]> add(ClassBytecodes[] classes) {
    for (ClassBytecodes each : classes) {
      ancestry.learn(each.bytecodes());
      LineMap map =
          WRAPPER.matcher(each.name()).matches()
              ? linesOf.apply(each.name(), Outline.of(each.bytecodes()))
              : null;
      if (map != null) {
        lines.put(each.name(), map);
      }
    }
    Map<String, byte[]> added = new LinkedHashMap<>();
    for (ClassBytecodes each : classes) {
      LineMap map = lines.get(wrapperOf(each.name()));
      added.put(
          each.name(),
          map == null
              ? Weaver.weave(each.bytecodes(), ancestry)
              : weave(each.bytecodes(), map.file(), map::line));
    }
    woven.putAll(added);
    return added;
  }

  private byte[] weave(byte[] classFile, String file, IntUnaryOperator line) {
    return Weaver.weave(Outline.relocate(classFile, file, line), ancestry);
  }

  static ClassBytecodes[] classes(Map<String, byte[]> bytes) {
    return bytes.entrySet().stream()
        .map(entry -> new ClassBytecodes(entry.getKey(), entry.getValue()))
        .toArray(ClassBytecodes[]::new);
  }

  private static String wrapperOf(String name) {
    int nested = name.indexOf('$', NAME_START);
    return nested < 0 ? name : name.substring(0, nested);
  }

  /// A snippet is at a place now: if its wrapper was woven as of another, since JShell does not
  /// load again what has not changed, it and what is nested in it move there.
  ///
  /// @param start the index in the cell at which the snippet begins
  /// @return empty if they are there already
  Optional<MovedSnippet> move(String wrapper, CellSource cell, int start) {
    LineMap before = lines.get(wrapper);
    if (before == null || before.isAt(cell, start)) {
      return Optional.empty();
    }
    LineMap after = before.movedTo(cell, start);
    Map<String, byte[]> moved = new LinkedHashMap<>();
    woven.forEach(
        (name, bytes) -> {
          if (wrapperOf(name).equals(wrapper)) {
            int by = after.first() - before.first();
            byte[] plain = Weaver.plain(bytes).orElse(bytes);
            moved.put(name, weave(plain, after.file(), line -> line + by));
          }
        });
    lines.put(wrapper, after);
    woven.putAll(moved);
    return Optional.of(new MovedSnippet(moved, startOf(before), startOf(after)));
  }

  private static MovedCode.Start startOf(LineMap map) {
    return new MovedCode.Start(map.file(), map.first());
  }
}
