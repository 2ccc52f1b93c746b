package interleave.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ConstantPool;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("interleave");

  @Test
  void theImportIsNotEmpty() {
    assertThat(HOUSE).hasSizeGreaterThan(300);
  }

  @Test
  void everyModuleIsImported() {
    assertThat(HOUSE.containPackage("interleave.trace")).as("runtime").isTrue();
    assertThat(HOUSE.containPackage("interleave.cells")).as("engine").isTrue();
    assertThat(HOUSE.containPackage("interleave.jupyter")).as("jupyter").isTrue();
  }

  @TestFactory
  Stream<DynamicTest> theHouseKeeps() {
    return Rules.all().entrySet().stream().map(ArchitectureTest::holds);
  }

  @Test
  void theBuildHasDesugaredEveryClass() {
    assertThat(HOUSE.stream().flatMap(ArchitectureTest::linkers).distinct())
        .as("what links call sites of classes that Maven has built, and no IDE by itself")
        .contains("java/lang/invoke/LambdaMetafactory")
        .doesNotContain("java/lang/runtime/SwitchBootstraps");
  }

  /// The internal names of the classes whose bootstrap methods link a class's call sites.
  private static Stream<String> linkers(JavaClass type) {
    try (InputStream stream = type.getSource().orElseThrow().getUri().toURL().openStream()) {
      ConstantPool pool = ClassFile.of().parse(stream.readAllBytes()).constantPool();
      return IntStream.range(0, pool.bootstrapMethodCount())
          .mapToObj(i -> pool.bootstrapMethodEntry(i).bootstrapMethod().reference())
          .map(method -> method.owner().asInternalName());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DynamicTest holds(Map.Entry<String, ArchRule> rule) {
    return DynamicTest.dynamicTest(
        rule.getKey(), () -> rule.getValue().allowEmptyShould(true).check(HOUSE));
  }
}
