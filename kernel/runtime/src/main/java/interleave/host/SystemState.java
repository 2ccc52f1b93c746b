package interleave.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What the operating system says of a process, by Linux's `/proc/PID/stat`.
///
/// @param state the system's letter: `R` running or ready, `S` and `D` waiting, `T` stopped by a
///   signal, `Z` ended without its parent having waited for it
/// @param ppid its parent's PID
/// @param threads how many threads it has
/// @param cpuMillis the processor time that it has used, in milliseconds
/// @param residentBytes how much of its memory is in the machine's
public record SystemState(char state, long ppid, int threads, long cpuMillis, long residentBytes) {

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

  /// What the system says; empty if there is no such process, or the system does not tell.
  public static Optional<SystemState> of(long pid) {
    try {
      Path path = PROC.resolve(Long.toString(pid)).resolve("stat");
      return Optional.of(read(Files.readString(path, StandardCharsets.ISO_8859_1)));
    } catch (IOException e) {
      return Optional.empty(); // it has ended, or there is no such file here
    }
  }

  /// The fields stand behind the name in brackets, which may itself contain brackets and blanks;
  /// they are numbered from 3 on in proc_pid_stat(5).
  private static SystemState read(String line) {
    String[] fields = line.substring(line.lastIndexOf(')') + 2).strip().split(" ", -1);
    return new SystemState(
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
