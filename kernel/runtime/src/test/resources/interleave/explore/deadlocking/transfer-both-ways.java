// Money goes both ways at once, and each way locks its source first.
// Expected: Deadlocked
class Account { int balance = 10; }
final Account ann = new Account();
final Account bob = new Account();
void transfer(Account from, Account to) {
  synchronized (from) {
    synchronized (to) {
      from.balance -= 1;
      to.balance += 1;
    }
  }
}
explore(() -> {
  Thread a = new Thread(() -> { transfer(ann, bob); }, "a");
  Thread b = new Thread(() -> { transfer(bob, ann); }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
});
