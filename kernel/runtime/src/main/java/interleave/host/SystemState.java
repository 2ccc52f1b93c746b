package interleave.host;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the operating system says of a process, by Linux's `/proc/PID/stat`.
///
/// @param name the program's, or the thread's, cut after 15 bytes
/// @param state the system's letter: `R` running or ready, `S` and `D` waiting, `T` stopped by a
///   signal, `Z` ended without its parent having waited for it
/// @param ppid its parent's PID
/// @param threads how many threads it has
/// @param cpuMillis the processor time that it has used, in milliseconds
/// @param residentBytes how much of its memory is in the machine's
public record SystemState(
    String name, char state, long ppid, int threads, long cpuMillis, long residentBytes) {

  /// The state of a process that is not there.
  public static final char GONE = 'X';

  private static final Path PROC = Path.of("/proc");

  /// The clock in which Linux tells processor times has 100 ticks a second, whatever the machine.
  private static final int MILLIS_PER_TICK = 10;

  private static final int PAGE = 4096;

  /// Whether this system tells the states of processes in this way.
  public static boolean isKnown() {
    return Files.isReadable(PROC.resolve("self/stat"));
  }

  /// What the system says of the threads of a process, by their numbers; none if there is no such
  /// process. Their `ppid` and memory are those of the process.
  public static Map<Long, SystemState> threads(long pid) {
    Map<Long, SystemState> threads = new TreeMap<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC.resolve(pid + "/task"))) {
      for (Path thread : all) {
        long number = Long.parseLong(thread.getFileName().toString());
        in(thread).ifPresent(state -> threads.put(number, state));
      }
    } catch (IOException | DirectoryIteratorException e) {
      threads.clear(); // it has ended
    }
    return threads;
  }

  /// What the system says; empty if there is no such process, or the system does not tell.
  public static Optional<SystemState> of(long pid) {
    return in(PROC.resolve(Long.toString(pid)));
  }

  private static Optional<SystemState> in(Path folder) {
    try {
      return Optional.of(read(Files.readString(folder.resolve("stat"))));
    } catch (IOException e) {
      return Optional.empty(); // it has ended, or there is no such file here
    }
  }

  /// The fields stand behind the name in brackets, which may itself contain brackets and blanks;
  /// they are numbered from 3 on in proc_pid_stat(5).
  private static SystemState read(String line) {
    int end = line.lastIndexOf(')');
    String[] fields = line.substring(end + 2).strip().split(" ", -1);
    return new SystemState(
        line.substring(line.indexOf('(') + 1, end),
        fields[0].charAt(0),
        Long.parseLong(fields[1]),
        Integer.parseInt(fields[17]),
        (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MILLIS_PER_TICK,
        Long.parseLong(fields[21]) * PAGE);
  }

  /// Whether it has ended and its parent has not waited for it.
  public boolean isZombie() {
    return state == 'Z';
  }

  /// Whether a signal has stopped it.
  public boolean isStopped() {
    return state == 'T';
  }
}
