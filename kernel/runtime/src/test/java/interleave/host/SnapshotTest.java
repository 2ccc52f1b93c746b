package interleave.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Crash recovery: the variables of one cell JVM in freshly defined classes.
class SnapshotTest {

  private static final Snapshot.Limits AMPLE = new Snapshot.Limits(1 << 20, Duration.ofSeconds(30));

  private final SampleLoader before = SampleLoader.filled();
  private final SampleLoader after = SampleLoader.fresh();

  @Test
  void whatCannotBeCopiedIsNamedWithTheReason() {
    Map<String, String> missing = Snapshot.take(before.loader(), AMPLE).missing();
    assertThat(missing)
        .containsOnlyKeys("SampleCell.thread", "SampleCell.plainLambda")
        .containsEntry(
            "SampleCell.thread",
            "Thread: a thread belongs to its process; start it inside the body")
        .hasEntrySatisfying(
            "SampleCell.plainLambda",
            reason -> assertThat(reason).startsWith("lambda of type Run"));
  }

  @Test
  void valuesComeBackWithWhatTheyShareAndTheirCycles() throws Exception {
    restore();
    assertThat(after.get("count")).isEqualTo(7);
    assertThat(after.get("name")).isEqualTo("安");
    Object node = after.get("node");
    assertThat(node).isNotNull().isSameAs(after.get("sameNode")).isNotSameAs(before.get("node"));
    assertThat(after.field(node, "next")).isSameAs(node);
    assertThat(after.get("table")).isEqualTo(Map.of("a", List.of(1)));
  }

  @Test
  void staticFieldsOfDeclaredClassesComeBack() throws Exception {
    restore();
    assertThat(Fields.get(after.loader(), new Variable(SampleCell.Node.class.getName(), "made")))
        .isEqualTo(3);
  }

  @Test
  void aPlainObjectKeepsItsIdentity() throws Exception {
    restore();
    Object guard = after.get("guard");
    assertThat(guard).isNotNull().isSameAs(after.get("sameGuard"));
    assertThat(guard.getClass()).isEqualTo(Object.class);
  }

  @Test
  void aLockComesBackFree() throws Exception {
    restore();
    assertThat(after.get("lock"))
        .isInstanceOfSatisfying(ReentrantLock.class, lock -> assertThat(lock.isLocked()).isFalse());
  }

  @Test
  void whatIsTooLargeIsMissingAndTheOthersAreNot() throws Exception {
    before.set("large", new byte[2 << 20]);
    Frame.Saved saved = Snapshot.take(before.loader(), AMPLE);
    assertThat(saved.missing())
        .containsEntry("SampleCell.large", "byte[]: it is too large to keep a copy of");
    assertThat(Snapshot.restore(after.loader(), saved.bytes())).isEmpty();
    assertThat(after.get("count")).isEqualTo(7);
  }

  @Test
  void whatIsNestedTooDeeplyIsMissing() {
    List<Object> outermost = new ArrayList<>();
    for (int i = 0; i < 200_000; i++) {
      List<Object> around = new ArrayList<>();
      around.add(outermost);
      outermost = around;
    }
    before.set("large", outermost);
    assertThat(Snapshot.take(before.loader(), AMPLE).missing())
        .containsEntry("SampleCell.large", "ArrayList: it is nested too deeply");
  }

  @Test
  void withoutTimeEverythingIsNamed() {
    var saved = Snapshot.take(before.loader(), new Snapshot.Limits(1 << 20, Duration.ofNanos(1)));
    assertThat(saved.missing()).containsKeys("SampleCell.thread");
    Snapshot.restore(after.loader(), saved.bytes());
    List<String> lost = new ArrayList<>();
    for (String field : List.of("count", "name", "node", "guard", "lock")) {
      boolean back = isDefault(after.get(field)) == isDefault(before.get(field));
      if (!back && !saved.missing().containsKey("SampleCell." + field)) {
        lost.add(field);
      }
    }
    assertThat(lost).as("lost, but not named").isEmpty();
  }

  @Test
  void bytesThatAreCutNameEveryVariableTheyLose() {
    byte[] whole = Snapshot.take(before.loader(), AMPLE).bytes();
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 1);
    assertThat(Snapshot.restore(after.loader(), cut)).isNotEmpty();
    assertThat(after.get("count")).isEqualTo(7);
  }

  private static boolean isDefault(@Nullable Object value) {
    return value == null || value.equals(0);
  }

  private void restore() {
    Frame.Saved saved = Snapshot.take(before.loader(), AMPLE);
    assertThat(Snapshot.restore(after.loader(), saved.bytes())).isEmpty();
  }
}
