package interleave.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.runtime.ObjectMethods;
import java.lang.runtime.SwitchBootstraps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DesugaringTest {
  @ParameterizedTest
  @ValueSource(strings = {"switches", "equal", "hashes"})
  void plainCodeGivesWhatLinkedCodeGives(String what) throws ReflectiveOperationException {
    List<?> linked = told(Sugar.class, what);
    assertThat(linked).isNotEmpty();
    assertThat(told(new Plain().loadClass(Sugar.class.getName()), what)).isEqualTo(linked);
  }

  private static List<?> told(Class<?> samples, String what) throws ReflectiveOperationException {
    return (List<?>) samples.getMethod(what).invoke(null);
  }

  @Test
  void plainCodeLinksNothingButTextsAndConstants() throws IOException {
    assertThat(linked(classFile(Sugar.class.getName()))).contains("typeSwitch");
    assertThat(linked(classFile(Sugar.All.class.getName()))).contains("equals", "hashCode");
    assertThat(linked(plain(Sugar.class.getName()))).containsExactly("typeSwitch");
    assertThat(linked(plain(Sugar.All.class.getName()))).containsExactly("toString");
  }

  @Test
  void leavesFilesAloneInWhichIsNothingToDo(@TempDir Path folder) throws IOException {
    Path done = folder.resolve("some").resolve("All.class");
    Path same = folder.resolve("Own.class");
    Files.createDirectory(folder.resolve("some"));
    Files.write(done, classFile(Sugar.All.class.getName()));
    Files.write(same, classFile(Sugar.Own.class.getName()));
    Desugaring.main(new String[] {folder.toString()});
    assertThat(done).hasBinaryContent(plain(Sugar.All.class.getName()));
    assertThat(same).hasBinaryContent(classFile(Sugar.Own.class.getName()));
    assertThat(Desugaring.plain(Files.readAllBytes(done))).isEmpty();
  }

  /// The call sites of a class that only records and pattern switches have.
  private static List<String> linked(byte[] classFile) {
    ClassModel model = ClassFile.of().parse(classFile);
    return model.methods().stream()
        .flatMap(method -> method.code().stream())
        .flatMap(code -> code.elementStream())
        .flatMap(DesugaringTest::linked)
        .toList();
  }

  private static Stream<String> linked(Object element) {
    if (!(element instanceof InvokeDynamicInstruction dynamic)) {
      return Stream.empty();
    }
    var owner = dynamic.bootstrapMethod().owner();
    boolean ours =
        Stream.of(SwitchBootstraps.class, ObjectMethods.class)
            .anyMatch(type -> owner.equals(type.describeConstable().orElseThrow()));
    return ours ? Stream.of(dynamic.name().stringValue()) : Stream.empty();
  }

  private static byte[] plain(String name) throws IOException {
    byte[] classFile = classFile(name);
    return Desugaring.plain(classFile).orElse(classFile);
  }

  private static byte[] classFile(String name) throws IOException {
    String file = "/" + name.replace('.', '/') + ".class";
    try (InputStream stream = DesugaringTest.class.getResourceAsStream(file)) {
      return Objects.requireNonNull(stream, file).readAllBytes();
    }
  }

  /// Loads the samples in plain code.
  private static final class Plain extends ClassLoader {
    Plain() {
      super(DesugaringTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      Class<?> known = findLoadedClass(name);
      if (known != null || !name.startsWith(Sugar.class.getName())) {
        return known == null ? super.loadClass(name, resolve) : known;
      }
      try {
        byte[] plain = plain(name);
        return defineClass(name, plain, 0, plain.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
