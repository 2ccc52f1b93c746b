long time(int n, Proc.Body body) throws Exception { long t = System.nanoTime(); body.run(); return (System.nanoTime() - t) / n; }
long best(int n, Proc.Body body) throws Exception { long least = Long.MAX_VALUE; for (int r = 0; r < 20; r++) least = Math.min(least, time(n, body)); return least; }
void report(String what, double value, String unit) { System.out.printf("%s\t%.2f\t%s%n", what, value, unit); }

var lock = new SharedLock();
report("lock, uncontended pair", best(200_000, () -> { for (int i = 0; i < 200_000; i++) { lock.acquire(); lock.release(); } }), "ns");

var stop = new SharedInt(0);
var began = new SharedEvent();
Proc rival = Proc.start(() -> { began.set(); while (stop.get() == 0) for (int i = 0; i < 100; i++) { lock.acquire(); lock.release(); } });
began.await();
report("lock, two processes contending, pair", best(100_000, () -> { for (int i = 0; i < 100_000; i++) { lock.acquire(); lock.release(); } }) / 2.0, "ns");
stop.set(1);
rival.join();

long messages(int capacity, int n) throws Exception {
  var queue = new SharedQueue<Integer>(capacity);
  var ready = new SharedEvent();
  Proc producer = Proc.start(() -> { ready.set(); for (int i = 0; i < n; i++) queue.put(i); });
  ready.await();
  for (int i = 0; i < n / 5; i++) queue.get();
  long t = System.nanoTime();
  for (int i = n / 5; i < n; i++) queue.get();
  long rate = (long) ((n - n / 5) * 1e9 / (System.nanoTime() - t));
  producer.join();
  return rate;
}
long most(int capacity, int n) throws Exception { long best = 0; for (int r = 0; r < 4; r++) best = Math.max(best, messages(capacity, n)); return best; }
report("queue, unbounded", most(0, 200_000) / 1000.0, "k messages/s");
report("queue, capacity 5", most(5, 100_000) / 1000.0, "k messages/s");

var pipe = new Pipe<Integer>();
Connection<Integer> here = pipe.first(), there = pipe.second();
Proc echo = Proc.start(() -> { for (int n = there.recv(); n >= 0; n = there.recv()) there.send(n); });
report("pipe, round trip", best(5_000, () -> { for (int i = 0; i < 5_000; i++) { here.send(i); here.recv(); } }) / 1000.0, "us");
here.send(-1);
echo.join();

var manager = new Manager();
Map<String, Integer> map = manager.map();
report("manager, map put", best(5_000, () -> { for (int i = 0; i < 5_000; i++) map.put("k", i); }) / 1000.0, "us");
manager.close();

var pool = new ProcPool(2);
report("pool, submit and get", best(1_000, () -> { for (int i = 0; i < 1_000; i++) pool.submit(() -> 1).get(); }) / 1000.0, "us");
var items = java.util.stream.IntStream.range(0, 200_000).boxed().toList();
report("pool, map, a task", best(200_000, () -> pool.map(n -> n + 1, items)), "ns");
pool.close();
