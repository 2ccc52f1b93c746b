// The worker takes an item and never says that it is done.
// Expected: Deadlocked
explore(() -> {
  JoinableQueue<Integer> tasks = new JoinableQueue<>();
  Proc worker = Proc.start("worker", () -> { tasks.get(); });
  tasks.put(1);
  tasks.join();
  worker.join();
});
