// A text is copied in two calls, each with its own lock; it shrinks in between.
// Expected: Violated ArrayIndexOutOfBoundsException
class Line {
  char[] text = {'a', 'b'};
  synchronized int length() { return text.length; }
  synchronized char at(int i) { return text[i]; }
  synchronized void clear() { text = new char[0]; }
}
final Line line = new Line();
explore(() -> {
  Thread copier = new Thread(() -> {
    int length = line.length();
    if (length > 0) line.at(length - 1);
  }, "copier");
  Thread eraser = new Thread(() -> { line.clear(); }, "eraser");
  copier.start();
  eraser.start();
  copier.join();
  eraser.join();
});
