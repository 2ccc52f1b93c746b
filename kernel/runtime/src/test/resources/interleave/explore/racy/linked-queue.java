// Two threads append to a list of nodes at the same end.
// Expected: Violated AssertionError
class Node { Node next; }
Node head = new Node();
Node tail = head;
void add() {
  Node node = new Node();
  tail.next = node;
  tail = node;
}
int size() {
  int size = 0;
  for (Node n = head.next; n != null; n = n.next) size++;
  return size;
}
explore(() -> {
  Thread a = new Thread(() -> { add(); }, "a");
  Thread b = new Thread(() -> { add(); }, "b");
  a.start();
  b.start();
  a.join();
  b.join();
  if (size() != 2) throw new AssertionError(size());
});
