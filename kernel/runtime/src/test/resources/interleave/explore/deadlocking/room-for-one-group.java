// Two groups share a room, one at a time, and count their members under one lock, which who waits for the room keeps.
// Expected: Deadlocked
final Semaphore room = new Semaphore(1);
final int[] cats = new int[1];
final int[] dogs = new int[1];
final Object one = new Object();
void enter(int[] inside, Object count) throws InterruptedException {
  synchronized (count) {
    if (++inside[0] == 1) room.acquire();
  }
}
void leave(int[] inside, Object count) {
  synchronized (count) {
    if (--inside[0] == 0) room.release();
  }
}
explore(() -> {
  Thread cat = new Thread(() -> {
    try {
      enter(cats, one);
      leave(cats, one);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }, "cat");
  Thread dog = new Thread(() -> {
    try {
      enter(dogs, one);
      leave(dogs, one);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }, "dog");
  cat.start();
  dog.start();
  cat.join();
  dog.join();
});
