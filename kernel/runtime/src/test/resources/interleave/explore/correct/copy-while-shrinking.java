// The copier holds the lock of the text over both calls.
// Expected: Verified
class Line {
  char[] text = {'a', 'b'};
  synchronized int length() { return text.length; }
  synchronized char at(int i) { return text[i]; }
  synchronized void clear() { text = new char[0]; }
}
final Line line = new Line();
explore(() -> {
  Thread copier = new Thread(() -> {
    synchronized (line) {
      int length = line.length();
      if (length > 0) line.at(length - 1);
    }
  }, "copier");
  Thread eraser = new Thread(() -> { line.clear(); }, "eraser");
  copier.start();
  eraser.start();
  copier.join();
  eraser.join();
});
