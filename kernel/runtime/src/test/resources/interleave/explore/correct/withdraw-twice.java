// Looking at a balance and taking from it is one step under a lock.
// Expected: Verified
int balance = 100;
final Object account = new Object();
void withdraw(int amount) {
  synchronized (account) {
    if (balance >= amount) balance -= amount;
  }
}
explore(() -> {
  Thread ann = new Thread(() -> { withdraw(70); }, "ann");
  Thread bob = new Thread(() -> { withdraw(70); }, "bob");
  ann.start();
  bob.start();
  ann.join();
  bob.join();
  if (balance < 0) throw new AssertionError(balance);
});
