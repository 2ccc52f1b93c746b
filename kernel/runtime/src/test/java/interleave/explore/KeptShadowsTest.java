package interleave.explore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import interleave.host.ShadowsMain;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptShadowsTest {
  private static final byte[] ONE = "the first class".getBytes(UTF_8);
  private static final byte[] TWO = "the second".getBytes(UTF_8);

  @TempDir Path folder;

  private Path written() throws IOException {
    Path file = folder.resolve("shadows");
    KeptShadows.write(file, "key", Map.of("a/One", ONE, "a/Two", TWO));
    return file;
  }

  @Test
  void whatWasWrittenIsRead() throws IOException {
    KeptShadows kept = KeptShadows.open(written(), "key");
    assertThat(kept.of("a/One")).isEqualTo(ONE);
    assertThat(kept.of("a/Two")).isEqualTo(TWO);
    assertThat(kept.of("a/Three")).isNull();
  }

  @Test
  void nothingIsLeftBesideTheFile() throws IOException {
    Path file = written();
    written();
    assertThat(folder).isDirectoryContaining(file::equals);
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void anotherKeyFindsNothing() throws IOException {
    assertThat(KeptShadows.open(written(), "another").of("a/One")).isNull();
  }

  @Test
  void aFileThatIsNotThereHoldsNothing() {
    assertThat(KeptShadows.open(folder.resolve("none"), "key").of("a/One")).isNull();
  }

  @Test
  void aFileCutOffAnywhereGivesNoClassThatIsNotWhole() throws IOException {
    Path file = written();
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertNothingWrong(KeptShadows.open(file, "key"), "cut off at " + length);
    }
  }

  @Test
  void aFileChangedAnywhereGivesNoChangedClass() throws IOException {
    Path file = written();
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= (byte) (1 << (i % 8));
      Files.write(file, changed);
      KeptShadows kept = KeptShadows.open(file, "key");
      assertNothingWrong(kept, "changed at " + i);
      assertThat(Stream.of("a/One", "a/Two").anyMatch(name -> kept.of(name) == null))
          .as("changed at " + i)
          .isTrue();
    }
  }

  private static void assertNothingWrong(KeptShadows kept, String how) {
    byte[] one = kept.of("a/One");
    byte[] two = kept.of("a/Two");
    assertThat(one == null || Arrays.equals(one, ONE)).as(how).isTrue();
    assertThat(two == null || Arrays.equals(two, TWO)).as(how).isTrue();
  }

  @Test
  void withoutAFolderItIsNotWritten() {
    Path file = folder.resolve("none").resolve("shadows");
    assertThatIOException().isThrownBy(() -> KeptShadows.write(file, "key", Map.of()));
  }

  @Test
  void whoReadsWhileOthersWriteSeesAWholeFile() throws Exception {
    Path file = written();
    List<Callable<Boolean>> readers =
        IntStream.range(0, 4).mapToObj(_ -> (Callable<Boolean>) () -> isWhole(file)).toList();
    try (var pool = Executors.newFixedThreadPool(4)) {
      List<Future<Boolean>> read = pool.invokeAll(readers.subList(0, 1));
      Future<?> writing =
          pool.submit(
              () -> {
                for (int i = 0; i < 50; i++) {
                  written();
                }
                return null;
              });
      while (!writing.isDone()) {
        read = Stream.concat(read.stream(), pool.invokeAll(readers).stream()).toList();
      }
      writing.get();
      for (Future<Boolean> each : read) {
        assertThat(each.get()).isTrue();
      }
    }
  }

  private static boolean isWhole(Path file) {
    KeptShadows kept = KeptShadows.open(file, "key");
    return Arrays.equals(kept.of("a/One"), ONE) && Arrays.equals(kept.of("a/Two"), TWO);
  }

  /// Says what a pool's shadow is made of, in a JVM of its own.
  static final class Pool {
    public static void main(String[] args) throws Exception {
      Shadows.load("shadow.java.util.concurrent.ThreadPoolExecutor");
      var loaded = ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class);
      loaded.setAccessible(true);
      Object weaver =
          loaded.invoke(Shadows.class.getClassLoader(), "interleave.weave.ReferenceBodies");
      System.out.println(weaver == null ? "kept" : "woven");
    }
  }

  @Test
  void aLaterJvmDefinesWhatTheInstallerHasWritten() throws Exception {
    String shadows = "-D" + KeptShadows.FILE + "=" + folder.resolve("shadows");
    String jar = packaged("");
    assertThat(OtherJvm.says(jar, Pool.class, shadows)).containsExactly("woven");
    assertThat(OtherJvm.says(jar, ShadowsMain.class, shadows)).isEmpty();
    assertThat(OtherJvm.says(jar, Pool.class, shadows)).containsExactly("kept");
    assertThat(OtherJvm.says(packaged("another"), Pool.class, shadows)).containsExactly("woven");
  }

  /// A class path on which the classes of this project are in a jar.
  private String packaged(String comment) throws Exception {
    Path classes =
        Path.of(Shadows.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path jar = folder.resolve("runtime" + comment + ".jar");
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      zip.setComment(comment);
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry(classes.relativize(each).toString().replace('\\', '/')));
        Files.copy(each, zip);
      }
    }
    return jar + File.pathSeparator + System.getProperty("java.class.path");
  }
}
