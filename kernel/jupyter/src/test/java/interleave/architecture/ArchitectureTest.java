package interleave.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
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

  private static DynamicTest holds(Map.Entry<String, ArchRule> rule) {
    return DynamicTest.dynamicTest(
        rule.getKey(), () -> rule.getValue().allowEmptyShould(true).check(HOUSE));
  }
}
