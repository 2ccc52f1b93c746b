// Two classes whose static methods are synchronized call one another.
// Expected: Deadlocked
class Till {
  static synchronized void pay() {
    Shelf.look();
  }
  static synchronized void look() {}
}
class Shelf {
  static synchronized void fill() {
    Till.look();
  }
  static synchronized void look() {}
}
explore(() -> {
  Thread customer = new Thread(() -> { Till.pay(); }, "customer");
  Thread clerk = new Thread(() -> { Shelf.fill(); }, "clerk");
  customer.start();
  clerk.start();
  customer.join();
  clerk.join();
});
