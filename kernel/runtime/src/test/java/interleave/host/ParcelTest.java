package interleave.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import interleave.course.NotTransferableException;
import interleave.course.Proc.Body;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/// What travels to a child, and what is refused.
class ParcelTest {

  private final SampleLoader parent = SampleLoader.filled();
  private final SampleLoader child = SampleLoader.fresh();

  private byte[] pack(Body body) {
    return Parcel.pack(parent.loader(), "p", body, true).bytes();
  }

  private void runInChild(Body body) throws Exception {
    ((Body) Parcel.unpack(child.loader(), pack(body), true)).run();
  }

  @Test
  void aVariableThatTheBodyUsesTravelsAndOthersDoNot() throws Exception {
    runInChild(parent.body("countsDown"));
    assertThat(child.get("count")).isEqualTo(6);
    assertThat(parent.get("count")).isEqualTo(7);
    assertThat(child.get("name")).isNull();
  }

  @Test
  void variablesAreFoundBehindMethodReferencesCallsAndInnerLambdas() throws Exception {
    runInChild(parent.body("callsOn"));
    assertThat(child.get("name")).isEqualTo("changed5");
    assertThat(child.get("count")).isEqualTo(0);
  }

  @Test
  void methodsOfObjectsThatTheBodyMakesCount() {
    assertThatExceptionOfType(NotTransferableException.class)
        .isThrownBy(() -> pack(parent.body("makesNode")))
        .withMessage(
            "p cannot start: its body uses `SampleCell.lock`, and the ReentrantLock cannot travel"
                + " to another process: it works between the threads of one process only; use"
                + " SharedLock.")
        .satisfies(refusal -> assertThat(refusal.variable()).isEqualTo("SampleCell.lock"));
  }

  @Test
  void variablesAreFoundBehindSwitchesAndWideInstructions() throws Exception {
    parent.set("large", new byte[100_000]);
    runInChild(parent.body("switches", 100));
    assertThat(child.get("name")).isEqualTo("x");
    assertThat(child.get("count")).isEqualTo(7);
    assertThat(child.get("table")).isEqualTo(Map.of("a", List.of(1)));
    assertThat(child.get("large")).isNull();
  }

  @Test
  void withoutValuesTheNamesAloneTravel() {
    byte[] parcel = Parcel.pack(parent.loader(), "p", parent.body("countsDown"), false).bytes();
    Parcel.unpack(child.loader(), parcel, false);
    assertThat(child.get("count")).isEqualTo(0);
  }

  @Test
  void aQueueOfThreadsIsRefused() {
    assertRefused(new ArrayBlockingQueue<>(5), "use SharedQueue");
  }

  @Test
  void aSemaphoreIsRefused() {
    assertRefused(new Semaphore(1), "use SharedSemaphore");
  }

  @Test
  void aLatchIsRefused() {
    assertRefused(new CountDownLatch(1), "use SharedEvent or SharedBarrier");
  }

  @Test
  void aThreadIsRefused() {
    assertRefused(new Thread(() -> {}), "start it inside the body");
  }

  @Test
  void aSocketIsRefused() throws Exception {
    try (var socket = new ServerSocket()) {
      assertRefused(socket, "open it inside the body");
    }
  }

  @Test
  void aLambdaOfATypeThatIsNotSerialisableIsRefused() {
    Runnable lambda = () -> {};
    assertRefused(lambda, "declare it as Proc.Body");
  }

  @Test
  void anObjectThatIsNotSerialisableIsRefused() {
    assertRefused(new SampleLoader(child.loader()), "make it inside the body");
  }

  private void assertRefused(Object value, String remedy) {
    assertThatExceptionOfType(NotTransferableException.class)
        .isThrownBy(() -> pack(parent.body("captures", value)))
        .withMessageContaining("its body uses `values`")
        .withMessageContaining("at `values[0]`")
        .withMessageContaining(remedy);
  }

  @Test
  void aMapOfConcurrentUseTravelsThoughItHidesLocks() {
    assertThatNoException()
        .isThrownBy(
            () -> runInChild(parent.body("captures", new ConcurrentHashMap<>(Map.of(1, 2)))));
  }

  @Test
  void aDeepListTravels() throws Exception {
    List<Object> outermost = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      List<Object> around = new ArrayList<>(1);
      around.add(outermost);
      outermost = around;
    }
    parent.set("table", new java.util.HashMap<>(Map.of("deep", outermost)));
    byte[] parcel = pack(parent.body("switches", 2));
    Parcel.unpack(child.loader(), parcel, true);
    assertThat(child.get("table")).isNotNull();
  }
}
