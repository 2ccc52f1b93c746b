// An object is finished first and published then.
// Expected: Verified
class Page { int lines; }
volatile Page page;
int seen = -1;
explore(() -> {
  Thread writer = new Thread(() -> {
    Page fresh = new Page();
    fresh.lines = 7;
    page = fresh;
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
