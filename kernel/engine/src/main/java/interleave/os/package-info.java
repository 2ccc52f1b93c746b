/// The operating system's part that the kernel plays: who is connected, which processes live, what
/// they did.
@NullMarked
package interleave.os;

import org.jspecify.annotations.NullMarked;
