package interleave.architecture;

import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;

/// The floors of the house, top first. A class may use its own package and the packages of lower
/// floors; the few steps sideways are listed one by one.
final class Floors {
  private static final List<Set<String>> TOP_FIRST =
      List.of(
          Set.of("interleave.cli"),
          // A notebook file is run through a session: like Jupyter, the runner is its client.
          Set.of("interleave.jupyter", "interleave.notebook"),
          Set.of("interleave.session"),
          Set.of("interleave.cells", "interleave.draw", "interleave.grade"),
          Set.of("interleave.os"),
          Set.of("interleave.redis"),
          Set.of("interleave.host"),
          Set.of("interleave"),
          Set.of("interleave.explore"),
          Set.of("interleave.course"),
          // Woven code calls the doors: the weaver names them.
          Set.of("interleave.weave"),
          Set.of("interleave.memory", "interleave.remote"),
          Set.of("interleave.probe"),
          Set.of("interleave.trace"),
          Set.of("interleave.text"));

  /// The packages that live in a learner's JVM.
  static final String[] RUNTIME = {
    "interleave.host",
    "interleave",
    "interleave.explore",
    "interleave.course",
    "interleave.weave",
    "interleave.memory",
    "interleave.remote",
    "interleave.probe",
    "interleave.trace",
    "interleave.text"
  };

  /// A permitted step to a class of the same floor.
  private record Sideways(String fromPackage, String toClass) {}

  private static final Set<Sideways> SIDEWAYS =
      Set.of(
          // A drawing and a verdict are made of a trace and of what the cell came to.
          new Sideways("interleave.draw", "interleave.cells.CellOutcome"),
          new Sideways("interleave.grade", "interleave.cells.CellOutcome"));

  private Floors() {}

  static DescribedPredicate<JavaClass> ours() {
    return DescribedPredicate.describe("classes of interleave", Floors::isOurs);
  }

  /// Fails for a class in a package that has no floor, and for each dependency that does not go
  /// down.
  static ArchCondition<JavaClass> useLowerFloorsOnly() {
    return new ArchCondition<>("use only their own package and lower floors") {
      @Override
      public void check(JavaClass from, ConditionEvents events) {
        if (floor(from) < 0) {
          events.add(
              SimpleConditionEvent.violated(
                  from, from.getName() + " is in a package without a floor; floors: " + picture()));
          return;
        }
        for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
          var to = dependency.getTargetClass().getBaseComponentType();
          if (isOurs(to) && !mayUse(from, to)) {
            events.add(SimpleConditionEvent.violated(from, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static boolean mayUse(JavaClass from, JavaClass to) {
    return from.getPackageName().equals(to.getPackageName())
        || floor(from) < floor(to)
        || SIDEWAYS.contains(new Sideways(from.getPackageName(), outermost(to)));
  }

  private static String outermost(JavaClass type) {
    return type.getEnclosingClass().map(Floors::outermost).orElse(type.getName());
  }

  private static boolean isOurs(JavaClass type) {
    var name = type.getPackageName();
    return name.equals("interleave") || name.startsWith("interleave.");
  }

  private static int floor(JavaClass type) {
    for (int i = 0; i < TOP_FIRST.size(); i++) {
      if (TOP_FIRST.get(i).contains(type.getPackageName())) {
        return i;
      }
    }
    return -1;
  }

  private static String picture() {
    return TOP_FIRST.stream().map(Set::toString).collect(joining(" → "));
  }
}
