package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What happens to a notebook's processes and files when its kernel is killed, or has no disk.
@Timeout(300)
class KernelFaultsTest {

  /// A kernel in a process of its own, which runs one cell and prints what it prints.
  private record Kernel(Process process, BufferedReader output) implements AutoCloseable {
    static Kernel start(List<String> command) throws Exception {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return new Kernel(process, process.inputReader());
    }

    static List<String> java(String... options) {
      List<String> line =
          new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
      line.addAll(List.of(options));
      line.addAll(
          List.of("-cp", System.getProperty("java.class.path"), LoneKernel.class.getName()));
      return line;
    }

    /// The token and the folder, which the kernel prints first.
    Remains remains() throws Exception {
      return new Remains(output.readLine(), Path.of(output.readLine()));
    }

    String until(String text) throws Exception {
      StringBuilder all = new StringBuilder();
      while (all.indexOf(text) < 0) {
        String line = output.readLine();
        assertThat(line).as("after " + all).isNotNull();
        all.append(line).append('\n');
      }
      return all.toString();
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  @Test
  void nothingIsLeftOfAKernelThatIsKilled() throws Exception {
    List<String> command = Kernel.java();
    command.add(
        """
        var queue = new SharedQueue<byte[]>();
        var manager = new Manager();
        var pool = new ProcPool(2);
        record Thing(int n) {}
        var things = new SharedQueue<Thing>();
        things.put(new Thing(1));
        Proc stopped = Proc.start(() -> { queue.put(new byte[9]); while (true); });
        queue.get();
        stopped.signal("STOP");
        Proc.start(() -> {
          new ProcessBuilder("sleep", "1000").start();
          Proc.start(() -> { System.out.println("all run"); while (true) queue.get(); });
          while (true);
        });
        """);
    try (Kernel kernel = Kernel.start(command)) {
      Remains remains = kernel.remains();
      String _ = kernel.until("all run");
      assertThat(remains.processes()).hasSizeGreaterThanOrEqualTo(8);
      assertThat(remains.folder()).isDirectory();
      kernel.process().destroyForcibly().waitFor();
      remains.assertNone();
    }
  }

  @Test
  void aFullDiskIsAnErrorAndTheNotebookGoesOn(@TempDir Path disk) throws Exception {
    int mounted = run("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk.toString());
    assertThat(mounted).as("the file system of 3 MB, which root may mount").isZero();
    try {
      List<String> command = Kernel.java("-Djava.io.tmpdir=" + disk);
      command.add(
          """
          var few = new SharedQueue<byte[]>();
          few.put(new byte[1_000]);
          try {
            while (true) few.put(new byte[50_000]);
          } catch (IllegalStateException full) {
            System.out.println(full.getMessage());
          }
          System.out.println(few.get().length + " " + few.get().length);
          Proc.start(() -> few.get()).join();
          few.put(new byte[1_000]);
          System.out.println("goes on");
          """);
      try (Kernel kernel = Kernel.start(command)) {
        Remains remains = kernel.remains();
        assertThat(kernel.until("goes on"))
            .contains("the disk with the notebook's shared memory has no room for")
            .contains("start Jupyter with TMPDIR set to a folder on another disk")
            .contains("\n1000 50000\n");
        kernel.process().getOutputStream().close();
        assertThat(kernel.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
        remains.assertNone();
      }
      try (var left = Files.list(disk)) {
        assertThat(left.filter(file -> !file.endsWith("hsperfdata_root"))).isEmpty();
      }
    } finally {
      assertThat(run("umount", disk.toString())).isZero();
    }
  }

  private static int run(String... command) throws Exception {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
