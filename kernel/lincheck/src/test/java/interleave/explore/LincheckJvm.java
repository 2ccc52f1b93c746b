package interleave.explore;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts JVMs for Lincheck, which rewrites the JDK's classes in the JVM that it is in.
final class LincheckJvm {
  private LincheckJvm() {}

  /// Starts one that runs [LincheckMain]. What Lincheck logs is dropped.
  ///
  /// @param classes where the programs' class files are
  /// @param names of their classes
  static Process start(Path classes, int schedules, List<String> names) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.add("-XX:+EnableDynamicAgentLoading");
    command.add("-Xshare:off");
    command.add("-cp");
    command.add(classes + File.pathSeparator + System.getProperty("java.class.path"));
    command.add(LincheckMain.class.getName());
    command.add(Integer.toString(schedules));
    command.addAll(names);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }
}
