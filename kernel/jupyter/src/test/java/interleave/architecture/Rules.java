package interleave.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/// The rules of the house by name. `ArchitectureTest` holds them on the code base,
/// `RulesCanFailTest` on code that breaks each of them.
final class Rules {
  private static final String[] PURE = {"interleave.draw..", "interleave.grade.."};

  private Rules() {}

  static Map<String, ArchRule> all() {
    var rules = new LinkedHashMap<String, ArchRule>();
    rules.put("floors", classes().that(are(Floors.ours())).should(Floors.useLowerFloorsOnly()));
    rules.put("no cycles", slices().matching("(**)").should().beFreeOfCycles());
    rules.put("jshell", onlyIn("jdk.jshell..", "interleave.cells", "interleave.host"));
    rules.put("classfile", onlyIn("java.lang.classfile..", "interleave.weave"));
    rules.put("basekernel", onlyIn("org.dflib..", "interleave.jupyter"));
    rules.put("zeromq", onlyIn("org.zeromq..", "interleave.jupyter"));
    rules.put("gson", onlyIn("com.google.gson..", "interleave.jupyter"));
    rules.put("jedis", onlyIn("redis.clients..", "interleave.redis"));
    rules.put("picocli", onlyIn("picocli..", "interleave.cli"));
    rules.put("commonmark", onlyIn("org.commonmark..", "interleave.notebook"));
    rules.put("jackson", notIn("com.fasterxml.jackson..", Floors.RUNTIME));
    rules.put("null-marked", classes().should(beInANullMarkedPackage()));
    rules.put("streams", noStandardStreams());
    rules.put("names", noEmptyNames());
    rules.put("exceptions", NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS);
    rules.put(
        "no i/o",
        pure("java.io..", "java.nio", "java.nio.channels..", "java.nio.file..", "java.net.."));
    rules.put("traces alone", seeTracesAlone());
    rules.put("no threads", pure("java.util.concurrent.."));
    rules.put(
        "no thread",
        noClasses().that(inPure()).should().dependOnClassesThat(are(type(Thread.class))));
    rules.put("no clocks", noClocks());
    return rules;
  }

  private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> inPure() {
    return resideInAnyPackage(PURE);
  }

  private static ArchRule onlyIn(String library, String... users) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(users)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  private static ArchRule notIn(String library, String... users) {
    return noClasses()
        .that()
        .resideInAnyPackage(users)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  private static ArchRule pure(String... libraries) {
    return noClasses()
        .that(inPure())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries)
        .because("draw and grade are functions of a trace");
  }

  private static ArchRule noClocks() {
    return noClasses()
        .that(inPure())
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.Clock")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.time.Instant.class, "now");
  }

  /// The command line talks to a terminal, and in a learner's JVM the streams are the learner's.
  /// Nobody else may: fd 1 and 2 of a kernel are noise.
  private static ArchRule noStandardStreams() {
    return noClasses()
        .that()
        .resideOutsideOfPackages("interleave.cli", "interleave.host")
        .should(ACCESS_STANDARD_STREAMS);
  }

  /// What a picture and a verdict are made of.
  private static ArchRule seeTracesAlone() {
    return noClasses()
        .that(inPure())
        .should()
        .dependOnClassesThat(
            are(Floors.ours())
                .and(
                    not(
                        resideInAnyPackage(
                            "interleave.text",
                            "interleave.trace",
                            "interleave.draw",
                            "interleave.grade")))
                .and(not(name("interleave.cells.CellOutcome")))
                .and(not(nameStartingWith("interleave.cells.CellOutcome$"))));
  }

  private static ArchRule noEmptyNames() {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName("interleave.course.Manager")
        .should()
        .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Processor)");
  }

  private static ArchCondition<JavaClass> beInANullMarkedPackage() {
    return new ArchCondition<>("be in a package with @NullMarked in its package-info") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
          events.add(
              SimpleConditionEvent.violated(
                  type, "package " + type.getPackageName() + " is not @NullMarked"));
        }
      }
    };
  }
}
