package interleave.session;

import interleave.host.JvmCommand;
import java.nio.file.Path;
import java.time.Duration;

/// What a session is started with.
///
/// @param runtimeJar the jar that the cell JVM and children run from
/// @param folder the working folder of the notebook's processes
/// @param cacheFolder where AOT caches are looked for; may not exist
/// @param warmChildren how many child JVMs to keep ready, 0 to 16
/// @param heap the largest heap of the cell JVM and of each child, as `-Xmx` takes it
/// @param caching what the session's JVMs do with the caches; those that write them take seconds to
///   end
/// @param cellTimeout how long a cell may run; zero means without limit
public record Settings(
    Path runtimeJar,
    Path folder,
    Path cacheFolder,
    int warmChildren,
    String heap,
    JvmCommand.Caching caching,
    Duration cellTimeout) {}
