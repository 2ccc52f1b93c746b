//# before
int count = 0;
void report(String what, long began) { System.out.printf("%s\t%.2f\tms%n", what, (System.nanoTime() - began) / 1e6); }
//# lost update
{ // one snippet, so that no compilation lies between the two looks at the clock
long began = System.nanoTime();
explore(() -> {
  count = 0;
  var a = new Thread(() -> count++);
  var b = new Thread(() -> count++);
  a.start(); b.start(); a.join(); b.join();
  if (count != 2) throw new AssertionError(count);
});
report("call", began);
}
//# method
void lostUpdate() throws InterruptedException {
  count = 0;
  var a = new Thread(() -> count++);
  var b = new Thread(() -> count++);
  a.start(); b.start(); a.join(); b.join();
  if (count != 2) throw new AssertionError(count);
}
//# its call
{
long began = System.nanoTime();
explore(() -> lostUpdate());
report("call", began);
}
//# again
for (int i = 0; i < 200; i++) {
  long began = System.nanoTime();
  explore(() -> {
    count = 0;
    var a = new Thread(() -> count++);
    var b = new Thread(() -> count++);
    a.start(); b.start(); a.join(); b.join();
    if (count != 2) throw new AssertionError(count);
  });
  if (i == 1 || i == 199) report(i == 1 ? "2nd call" : "200th call", began);
}
//# pool
{ // one snippet, so that no compilation lies between the two looks at the clock
long began = System.nanoTime();
explore(() -> {
  count = 0;
  var pool = Executors.newFixedThreadPool(2);
  pool.submit(() -> count++);
  pool.submit(() -> count++);
  pool.shutdown();
  pool.awaitTermination(1, TimeUnit.MINUTES);
  if (count != 2) throw new AssertionError(count);
});
report("call", began);
}
//# atomics
long rate(Options options) {
  long began = System.nanoTime();
  var found = explore(options, () -> {
    var number = new AtomicInteger();
    var a = new Thread(() -> { for (int i = 0; i < 3; i++) number.incrementAndGet(); });
    var b = new Thread(() -> { for (int i = 0; i < 3; i++) number.incrementAndGet(); });
    a.start(); b.start(); a.join(); b.join();
  });
  return (long) (found.schedules() * 1e9 / (System.nanoTime() - began));
}
for (int i = 0; i < 12; i++) rate(Options.standard().random().schedules(100_000)); // until the JVM has compiled it
System.out.printf("random\t%d\tschedules/s%n", rate(Options.standard().random().schedules(500_000)));
System.out.printf("exhausted in\t%d\tinterleavings%n", explore(() -> {
  var number = new AtomicInteger();
  var a = new Thread(() -> { for (int i = 0; i < 3; i++) number.incrementAndGet(); });
  var b = new Thread(() -> { for (int i = 0; i < 3; i++) number.incrementAndGet(); });
  a.start(); b.start(); a.join(); b.join();
}).distinct());
