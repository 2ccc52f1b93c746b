// Two readers count words in one ConcurrentHashMap.
// Expected: Verified
final Map<String, Integer> words = new ConcurrentHashMap<>(Map.of("the", 0));
explore(() -> {
  Thread first = new Thread(() -> words.merge("the", 1, Integer::sum), "first");
  Thread second = new Thread(() -> words.merge("the", 1, Integer::sum), "second");
  first.start();
  second.start();
  first.join();
  second.join();
  if (words.get("the") != 2) throw new AssertionError(words);
});
