// Two classes whose static methods are synchronized, of which one calls the other.
// Expected: Verified
class Till {
  static synchronized void pay() {
    Shelf.look();
  }
}
class Shelf {
  static synchronized void fill() {}
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
