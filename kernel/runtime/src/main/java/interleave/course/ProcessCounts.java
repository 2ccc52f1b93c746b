package interleave.course;

/// How many processes this process has made with [Proc].
///
/// @param created `Proc` objects made, started or not
/// @param started processes started
/// @param alive processes running now
/// @param ended processes that have ended
/// @param mostAlive the largest `alive` so far
public record ProcessCounts(int created, int started, int alive, int ended, int mostAlive) {}
