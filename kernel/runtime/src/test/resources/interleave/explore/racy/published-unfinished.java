// An object can be seen before it is finished, because it is published first.
// Expected: Violated AssertionError
class Page { int lines; }
volatile Page page;
int seen = -1;
explore(() -> {
  Thread writer = new Thread(() -> {
    Page fresh = new Page();
    page = fresh;
    fresh.lines = 7;
  }, "writer");
  Thread reader = new Thread(() -> {
    Page found = page;
    if (found != null) seen = found.lines;
  }, "reader");
  writer.start();
  reader.start();
  writer.join();
  reader.join();
  if (seen == 0) throw new AssertionError(seen);
});
