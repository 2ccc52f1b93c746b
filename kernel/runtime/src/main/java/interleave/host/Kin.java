package interleave.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The processes of a notebook, found by the token in their environment, which a process inherits
/// and keeps when it loses its parent.
///
/// On systems without `/proc` it finds none; there, processes are ended as long as their parents
/// live.
public final class Kin {
  private static final Path PROC = Path.of("/proc");

  private Kin() {}

  /// The processes with a token that are alive, without this one.
  public static List<ProcessHandle> of(String token) {
    if (!Files.isDirectory(PROC)) {
      return List.of();
    }
    long self = ProcessHandle.current().pid();
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != self && hasToken(process.pid(), token))
        .toList();
  }

  /// Ends those that nobody else ends: programs that are no JVM of ours and have lost their parent,
  /// and whoever has been stopped by a signal.
  ///
  /// @param token null for none
  public static void endStrays(@Nullable String token, Predicate<ProcessHandle> which) {
    if (token == null) {
      return;
    }
    List<ProcessHandle> all = of(token);
    Set<Long> pids = all.stream().map(ProcessHandle::pid).collect(Collectors.toSet());
    all.stream()
        .filter(which)
        .filter(each -> isStopped(each.pid()) || (!isOurs(each) && isOrphan(each, pids)))
        .forEach(Kin::endTree);
  }

  /// Ends all programs of a notebook that is closed, and whoever has been stopped by a signal. Its
  /// JVMs are told by the end of their connections, and end by themselves.
  ///
  /// @param token null for none
  public static void endPrograms(@Nullable String token) {
    if (token != null) {
      of(token).stream()
          .filter(each -> isStopped(each.pid()) || !isOurs(each))
          .forEach(Kin::endTree);
    }
  }

  /// Who is stopped cannot end what it has started.
  private static void endTree(ProcessHandle process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    boolean _ = process.destroyForcibly();
  }

  private static boolean hasToken(long pid, String token) {
    return read(pid, "environ").map(text -> text.contains(Wire.TOKEN + "=" + token)).orElse(false);
  }

  private static boolean isOurs(ProcessHandle process) {
    return read(process.pid(), "cmdline").map(t -> t.contains("interleave.host.")).orElse(false);
  }

  private static boolean isOrphan(ProcessHandle process, Set<Long> kin) {
    long self = ProcessHandle.current().pid();
    return process.parent().map(p -> !kin.contains(p.pid()) && p.pid() != self).orElse(true);
  }

  private static boolean isStopped(long pid) {
    return SystemState.of(pid).map(SystemState::isStopped).orElse(false);
  }

  private static Optional<String> read(long pid, String file) {
    try {
      Path path = PROC.resolve(Long.toString(pid)).resolve(file);
      return Optional.of(Files.readString(path, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return Optional.empty(); // it has ended, or is another user's
    }
  }
}
