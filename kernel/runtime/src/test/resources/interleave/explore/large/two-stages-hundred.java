// Of a hundred threads all but one write two numbers, each under a lock of its own, the second from the first.
// Expected: Violated AssertionError
int first = 0;
int second = 0;
final Object one = new Object();
final Object two = new Object();
boolean torn = false;
explore(() -> {
  List<Thread> threads = new ArrayList<>();
  for (int i = 1; i <= 99; i++) {
    threads.add(new Thread(() -> {
      int seen;
      synchronized (one) { first = 1; seen = first; }
      synchronized (two) { second = seen + 1; }
    }, "writer" + i));
  }
  threads.add(new Thread(() -> {
    int a;
    int b;
    synchronized (one) { a = first; }
    synchronized (two) { b = second; }
    torn = a == 1 && b != 2;
  }, "reader"));
  for (Thread each : threads) each.start();
  for (Thread each : threads) each.join();
  if (torn) throw new AssertionError("first without second");
});
