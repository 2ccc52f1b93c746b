package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.session.Lab.Transcript;
import interleave.session.Spaces.Where;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What shared objects promise wherever they live: the same cells against the memory of the machine
/// and against a real Redis server.
class SpacesTest {
  private static Spaces spaces;

  @BeforeAll
  static void open() throws IOException {
    spaces = Spaces.open();
  }

  @AfterAll
  static void close() throws IOException {
    spaces.close();
  }

  @ParameterizedTest
  @EnumSource
  void aQueueIsFirstInFirstOutBetweenProcesses(Where where) {
    assertThat(
            spaces.value(
                where,
                """
                SharedQueue<String> q = new SharedQueue<>(space, name, 0);
                Proc p = Proc.start("producer", () -> { for (int i = 0; i < 5; i++) q.put("项" + i); });
                p.join();
                List<String> got = new ArrayList<>();
                while (!q.isEmpty()) got.add(q.get());
                got
                """))
        .isEqualTo("[项0, 项1, 项2, 项3, 项4]");
  }

  @ParameterizedTest
  @EnumSource
  void putWaitsWhileAQueueIsFullAndGetWhileItIsEmpty(Where where) {
    assertThat(
            spaces.value(
                where,
                """
                SharedQueue<Integer> q = new SharedQueue<>(space, name, 2);
                q.put(1); q.put(2);
                String full = q.isFull() + " " + q.offer(3, Duration.ofMillis(50));
                try { q.putNow(3); } catch (QueueFullException e) { full += " full"; }
                Proc p = Proc.start("producer", () -> q.put(3));
                String got = q.get() + " " + q.get() + " " + q.get();
                p.join();
                try { q.getNow(); } catch (QueueEmptyException e) { got += " empty"; }
                try { q.get(Duration.ofMillis(50)); } catch (QueueEmptyException e) { got += " empty"; }
                full + "; " + got + " " + q.poll(Duration.ofMillis(20))
                """))
        .isEqualTo("\"true false full; 1 2 3 empty empty Optional.empty\"");
  }

  @ParameterizedTest
  @EnumSource
  void everyItemIsTakenOnceByOneOfSeveralProcesses(Where where) {
    assertThat(
            spaces.value(
                where,
                """
                SharedQueue<Integer> jobs = new SharedQueue<>(space, name, 4);
                SharedQueue<Integer> results = new SharedQueue<>(space, name + "r", 0);
                for (int c = 0; c < 2; c++)
                  Proc.start("c" + c, () -> {
                    for (int i = jobs.get(); i >= 0; i = jobs.get()) results.put(i);
                  });
                for (int i = 0; i < 40; i++) jobs.put(i);
                jobs.put(-1); jobs.put(-1);
                TreeSet<Integer> all = new TreeSet<>();
                for (int i = 0; i < 40; i++) all.add(results.get());
                all.size() + " " + all.first() + " " + all.last() + " " + results.isEmpty()
                """))
        .isEqualTo("\"40 0 39 true\"");
  }

  @ParameterizedTest
  @EnumSource
  void aClosedQueueGivesWhatItHasAndThenSaysSo(Where where) {
    Transcript cell =
        spaces.run(
            where,
            """
            SharedQueue<Integer> q = new SharedQueue<>(space, name, 0);
            q.put(7);
            q.close();
            System.out.println(q.get());
            q.get()
            """);
    assertThat(cell.out()).isEqualTo("7\n");
    assertThat(cell.error().name()).isEqualTo("IllegalStateException");
    assertThat(cell.error().value()).contains("closed");
  }

  @ParameterizedTest
  @EnumSource
  void joinWaitsUntilEveryTaskIsDone(Where where) {
    assertThat(
            spaces.value(
                where,
                """
                JoinableQueue<Integer> q = new JoinableQueue<>(space, name, 0);
                for (int i = 0; i < 3; i++) q.put(i);
                String early = q.unfinished() + " " + q.join(Duration.ofMillis(50));
                Proc p = Proc.start("worker", () -> {
                  for (int i = 0; i < 3; i++) { q.get(); q.taskDone(); }
                });
                q.join();
                p.join();
                try { q.taskDone(); } catch (IllegalStateException e) { early += " once too often"; }
                early + " " + q.unfinished()
                """))
        .isEqualTo("\"3 false once too often 0\"");
  }

  @ParameterizedTest
  @EnumSource
  void aLockKeepsProcessesApart(Where where) {
    assertThat(
            spaces.value(
                where,
                """
                SharedLock lock = new SharedLock(space, name);
                SharedInt tickets = new SharedInt(0);
                for (int p = 0; p < 3; p++)
                  Proc.start("p" + p, () -> {
                    for (int i = 0; i < 20; i++)
                      try (Held h = lock.acquire()) {
                        int before = tickets.get();
                        Thread.yield();
                        tickets.set(before + 1);
                      }
                  });
                for (Proc p : Proc.children()) p.join();
                tickets.get() + " " + lock.isLocked()
                """))
        .isEqualTo("\"60 false\"");
  }

  @ParameterizedTest
  @EnumSource
  void aLockIsNotReentrantAndAnybodyMayReleaseIt(Where where) {
    assertThat(
            spaces.value(
                where,
                """
                SharedLock lock = new SharedLock(space, name);
                lock.acquire();
                String seen = lock.tryAcquire(Duration.ofMillis(50)).isPresent() + " ";
                Proc p = Proc.start("other", () -> lock.release());
                p.join();
                seen += lock.tryAcquire().isPresent() + " ";
                lock.release();
                try { lock.release(); } catch (IllegalStateException e) { seen += e.getMessage().contains("not locked"); }
                seen
                """))
        .isEqualTo("\"false true true\"");
  }

  @ParameterizedTest
  @EnumSource
  void aLockWhoseHolderWasKilledStaysLocked(Where where) {
    assertThat(
            spaces.value(
                where,
                """
                SharedLock lock = new SharedLock(space, name);
                SharedEvent holds = new SharedEvent(space, name + "e");
                Proc p = Proc.start("holder", () -> { lock.acquire(); holds.set(); new CountDownLatch(1).await(); });
                holds.await();
                p.kill();
                p.join();
                lock.isLocked() + " " + lock.tryAcquire(Duration.ofMillis(100)).isPresent()
                """))
        .isEqualTo("\"true false\"");
  }

  @ParameterizedTest
  @EnumSource
  void aSemaphoreLetsSoManyIn(Where where) {
    assertThat(
            spaces.value(
                where,
                """
                SharedSemaphore s = SharedSemaphore.bounded(space, name, 2);
                s.acquire();
                Held second = s.acquire();
                String seen = s.permits() + " " + s.tryAcquire(Duration.ofMillis(50)).isPresent();
                second.close();
                s.release();
                try { s.release(); } catch (IllegalStateException e) { seen += " too many"; }
                seen + " " + s.permits()
                """))
        .isEqualTo("\"0 false too many 2\"");
  }

  @ParameterizedTest
  @EnumSource
  void anEventWakesWhoWaitsForIt(Where where) {
    assertThat(
            spaces.value(
                where,
                """
                SharedEvent go = new SharedEvent(space, name);
                String seen = go.isSet() + " " + go.await(Duration.ofMillis(50));
                Proc p = Proc.start("starter", () -> go.set());
                go.await();
                p.join();
                seen += " " + go.isSet();
                go.clear();
                seen + " " + go.isSet()
                """))
        .isEqualTo("\"false false true false\"");
  }

  @ParameterizedTest
  @EnumSource
  void aWaitCanBeInterruptedAndTakesNothing(Where where) {
    assertThat(
            spaces.value(
                where,
                """
                SharedQueue<Integer> q = new SharedQueue<>(space, name, 0);
                CountDownLatch waits = new CountDownLatch(1);
                BlockingQueue<String> ended = new LinkedBlockingQueue<>();
                Thread t = Thread.ofPlatform().start(() -> {
                  try { waits.countDown(); q.get(); ended.add("got"); }
                  catch (InterruptedException e) { ended.add("interrupted"); }
                });
                waits.await();
                t.interrupt();
                t.join();
                q.put(1);
                ended.take() + " " + q.get()
                """))
        .isEqualTo("\"interrupted 1\"");
  }

  @ParameterizedTest
  @EnumSource
  void aConsumerThatWasKilledTakesNoItemWithIt(Where where) {
    assertThat(
            spaces.value(
                where,
                """
                SharedQueue<Integer> q = new SharedQueue<>(space, name, 0);
                SharedEvent waits = new SharedEvent(space, name + "e");
                Proc p = Proc.start("consumer", () -> { waits.set(); q.get(); });
                waits.await();
                p.kill();
                p.join();
                q.put(1);
                q.get()
                """))
        .isEqualTo("1");
  }
}
