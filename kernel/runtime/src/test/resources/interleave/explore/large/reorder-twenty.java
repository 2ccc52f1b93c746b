// Of twenty threads all but one write two variables; the last one may see one without the other.
// Expected: Violated AssertionError
int a = 0;
int b = 0;
boolean torn = false;
explore(() -> {
  List<Thread> threads = new ArrayList<>();
  for (int i = 1; i <= 19; i++) {
    threads.add(new Thread(() -> {
      a = 1;
      b = -1;
    }, "s" + i));
  }
  threads.add(new Thread(() -> {
    torn = a + b != 0;
  }, "reader"));
  for (Thread each : threads) each.start();
  for (Thread each : threads) each.join();
  if (torn) throw new AssertionError("one without the other");
});
