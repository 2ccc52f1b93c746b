// notifyAll wakes every thread, and each looks for itself.
// Expected: Verified
final Object room = new Object();
boolean tea = false;
boolean milk = false;
explore(() -> {
  Thread teaFan = new Thread(() -> {
    try {
      synchronized (room) {
        while (!tea) room.wait();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }, "teaFan");
  Thread milkFan = new Thread(() -> {
    try {
      synchronized (room) {
        while (!milk) room.wait();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }, "milkFan");
  Thread cook = new Thread(() -> {
    synchronized (room) {
      tea = true;
      room.notifyAll();
    }
    synchronized (room) {
      milk = true;
      room.notifyAll();
    }
  }, "cook");
  teaFan.start();
  milkFan.start();
  cook.start();
  teaFan.join();
  milkFan.join();
  cook.join();
});
