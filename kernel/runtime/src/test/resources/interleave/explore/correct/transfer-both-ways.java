// Accounts are locked in the order of their numbers.
// Expected: Verified
class Account {
  final int number;
  int balance = 10;
  Account(int number) { this.number = number; }
}
final Account ann = new Account(1);
final Account bob = new Account(2);
void transfer(Account from, Account to) {
  Account first = from.number < to.number ? from : to;
  Account second = from.number < to.number ? to : from;
  synchronized (first) {
    synchronized (second) {
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
  if (ann.balance != 10 || bob.balance != 10) throw new AssertionError(ann.balance);
});
