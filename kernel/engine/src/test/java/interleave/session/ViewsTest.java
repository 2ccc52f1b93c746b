package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The views that cells ask for.
@Timeout(300)
class ViewsTest {
  private static Lab lab;

  @BeforeAll
  static void open() {
    lab = Lab.open();
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  @Test
  void locksSayWhoHasThemAndWhoWaits() {
    String text =
        lab.ok(
                """
                SharedLock door = new SharedLock("door");
                ReentrantLock desk = new ReentrantLock();
                SharedEvent waits = new SharedEvent();
                door.acquire();
                desk.lock(); desk.unlock();
                Proc guest = Proc.start("guest", () -> { waits.set(); door.acquire(); door.release(); });
                waits.await();
                while (!waits().text().contains("guest")) Thread.onSpinWait();
                System.out.println(locks().text());
                System.out.println(waits().text());
                door.release();
                guest.join();
                System.out.println(locks().text());
                """)
            .out();
    assertThat(text)
        .isEqualTo(
            """
            LOCK  TAKEN  HELD BY  WAITING
            desk  ×1     ·        ·
            door  ×1     main     guest
            WHO    WAITS FOR
            guest  lock door
            LOCK  TAKEN  HELD BY  WAITING
            desk  ×1     ·        ·
            door  ×2     ·        ·
            """);
  }

  @Test
  void whatThreadsMeetAtIsCalledByTheVariableThatHasIt() {
    String text =
        lab.ok(
                """
                Object[] forks = {new Object(), new Object()};
                ReentrantLock 桌子 = new ReentrantLock();
                var orders = new ArrayBlockingQueue<Object>(1);
                void eat() { synchronized (forks[1]) { 桌子.lock(); 桌子.unlock(); } }
                var eater = new Thread(() -> eat());
                eater.start(); eater.join();
                synchronized (new ArrayList<>()) { orders.add(1); }
                System.out.println(locks().text());
                System.out.println(queues().text());
                """)
            .out();
    assertThat(text)
        .isEqualTo(
            """
            LOCK         TAKEN  HELD BY  WAITING
            ArrayList#1  ×1     ·        ·
            forks[1]     ×1     ·        ·
            桌子         ×1     ·        ·
            QUEUE   PUT  TAKEN  WAITING
            orders  ×1   ×0     ·
            """);
  }

  @Test
  void aLockWhoseHolderWasKilledShowsWhoDied() {
    assertThat(
            lab.ok(
                    """
                    SharedLock left = new SharedLock("left");
                    SharedEvent has = new SharedEvent();
                    Proc p = Proc.start("holder", () -> { left.acquire(); has.set(); new CountDownLatch(1).await(); });
                    has.await();
                    while (!locks().text().contains("holder")) Thread.onSpinWait();
                    p.kill();
                    p.join();
                    locks().text()
                    """)
                .result())
        .contains("holder (killed)");
  }

  @Test
  void memoryHasABoxForEachProcessWithWhatIsCopiedAndWhatIsShared() {
    String text =
        lab.ok(
                """
                int count = 100;
                List<String> names = new ArrayList<>(List.of("a"));
                SharedInt stock = new SharedInt("stock", 5);
                SharedQueue<String> orders = new SharedQueue<>(Space.machine(), "orders", 0);
                class Shop implements Serializable { final SharedQueue<String> from = orders; }
                Shop shop = new Shop();
                String local = "tea";
                {
                  String captured = local;
                  Proc.start("buyer", () -> {
                    Thread t = new Thread(() -> stock.getAndAdd(-1), "clerk");
                    t.start(); t.join();
                    count--; names.clear(); shop.from.put(captured);
                  }).join();
                }
                System.out.println(memory().text());
                """)
            .out();
    assertThat(text)
        .isEqualTo(
            """
            ┌ main ───────────────────────────────────┐
            │ captured  String       copied to others │
            │ count     Integer      copied to others │
            │ names     ArrayList    copied to others │
            │ shop      Shop         shares orders    │
            │ stock     SharedInt    shares stock     │
            │ orders    SharedQueue  shares orders    │
            └─────────────────────────────────────────┘
            ┌ buyer, made by main ─────────────────┐
            │ threads                main, clerk   │
            │ captured  String       a copy        │
            │ count     Integer      a copy        │
            │ names     ArrayList    a copy        │
            │ shop      Shop         shares orders │
            │ stock     SharedInt    shares stock  │
            │ orders    SharedQueue  shares orders │
            └──────────────────────────────────────┘
            ┌ shared by processes ───┐
            │ orders  of buyer, main │
            │ stock   of buyer, main │
            └────────────────────────┘
            """);
  }

  @Test
  void queuesAndMessagesCountWhatWentThrough() {
    String text =
        lab.ok(
                """
                SharedQueue<Integer> orders = new SharedQueue<>(Space.machine(), "orders", 0);
                Proc cook = Proc.start("cook", () -> { for (int i = 0; i < 3; i++) orders.put(i); });
                cook.join();
                orders.get();
                System.out.println(queues().text());
                System.out.println(messages().text());
                """)
            .out();
    assertThat(text)
        .isEqualTo(
            """
            QUEUE   PUT  TAKEN  WAITING
            orders  ×3   ×1     ·
            QUEUE   WHO           PUT  TAKEN
            orders  cook (ended)  ×3   ×0
            orders  main          ×0   ×1
            """);
  }

  @Test
  void aViewOfACellInWhichNothingHappenedIsOfTheLastOneInWhichSomethingDid() {
    lab.ok("Proc.start(\"baker\", () -> System.out.println(\"bread\")).join();");
    assertThat(lab.ok("1 + 1").result()).isEqualTo("2");
    assertThat(lab.ok("tree()").result()).contains("baker");
    assertThat(lab.ok("processes().text()").result()).contains("baker");
    assertThat(lab.ok("outputs().text()").result()).contains("bread");
    assertThat(lab.ok("counts()").bundle().data()).containsKeys("text/plain", "text/html");
    assertThat(lab.ok("counts()").bundle().data()).doesNotContainKey("text/x-interleave-stable");
  }
}
