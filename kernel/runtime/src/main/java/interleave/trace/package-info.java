/// What happened: events, the processes and threads they happened in, and their binary form.
///
/// Pure data. Nothing here reads a clock, starts a thread or touches a file.
@NullMarked
package interleave.trace;

import org.jspecify.annotations.NullMarked;
