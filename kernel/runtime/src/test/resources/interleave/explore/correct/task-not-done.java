// The worker says that each item is done.
// Expected: Verified
explore(() -> {
  JoinableQueue<Integer> tasks = new JoinableQueue<>();
  SharedInt done = new SharedInt(0);
  Proc worker = Proc.start("worker", () -> { tasks.get(); done.set(1); tasks.taskDone(); });
  tasks.put(1);
  tasks.join();
  if (done.get() != 1) throw new AssertionError();
  worker.join();
});
