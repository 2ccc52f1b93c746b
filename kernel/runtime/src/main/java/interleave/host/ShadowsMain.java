package interleave.host;

import interleave.explore.KeptShadows;
import java.io.IOException;
import java.nio.file.Path;

/// The main program of a JVM that the installer runs: it weaves the classes that exploring uses in
/// place of the JDK's, for the cell JVMs to come.
public final class ShadowsMain {
  private ShadowsMain() {}

  /// Takes no arguments; a system property names the file.
  public static void main(String[] arguments) throws IOException {
    KeptShadows.write(Path.of(System.getProperty(KeptShadows.FILE)));
  }
}
