package interleave.cli;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.cli.Machine.Os;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MachineTest {
  private static final Path HOME = Path.of("/home/learner");

  @ParameterizedTest
  @CsvSource({
    "LINUX,   .local/share/jupyter,    .local/share/interleave",
    "MAC,     Library/Jupyter,         Library/Application Support/Interleave",
    "WINDOWS, AppData/Roaming/jupyter, AppData/Local/Interleave",
  })
  void eachSystemHasItsFolders(Os os, String jupyter, String own) {
    Machine machine = machine(os, Map.of());

    assertThat(machine.jupyterData()).isEqualTo(HOME.resolve(jupyter));
    assertThat(machine.ownData()).isEqualTo(HOME.resolve(own));
  }

  @Test
  void theEnvironmentMovesTheFolders() {
    assertThat(machine(Os.LINUX, Map.of("XDG_DATA_HOME", "/data")).jupyterData())
        .isEqualTo(Path.of("/data/jupyter"));
    assertThat(machine(Os.LINUX, Map.of("XDG_DATA_HOME", "/data")).ownData())
        .isEqualTo(Path.of("/data/interleave"));
    assertThat(machine(Os.WINDOWS, Map.of("APPDATA", "/roam")).jupyterData())
        .isEqualTo(Path.of("/roam/jupyter"));
    assertThat(machine(Os.MAC, Map.of("JUPYTER_DATA_DIR", "/mine")).jupyterData())
        .isEqualTo(Path.of("/mine"));
  }

  @Test
  void anEmptyOrRelativeFolderCountsAsNotSet() {
    assertThat(machine(Os.LINUX, Map.of("XDG_DATA_HOME", "")).jupyterData())
        .isEqualTo(HOME.resolve(".local/share/jupyter"));
    assertThat(machine(Os.LINUX, Map.of("XDG_DATA_HOME", "data")).jupyterData())
        .isEqualTo(HOME.resolve(".local/share/jupyter"));
  }

  @ParameterizedTest
  @CsvSource({"Linux, LINUX", "Mac OS X, MAC", "Windows 11, WINDOWS", "FreeBSD, LINUX"})
  void systemsAreKnownByTheNamesThatJavaGivesThem(String name, Os os) {
    assertThat(Os.of(name)).isEqualTo(os);
  }

  private static Machine machine(Os os, Map<String, String> environment) {
    return new Machine(os, HOME, environment, Path.of("/jdk/bin/java"));
  }
}
