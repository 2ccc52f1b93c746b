/// The Jupyter adapter: sockets, messages, and a [interleave.session.Session] behind them.
///
/// One thread, `interleave-sockets`, owns all five sockets and never waits for anything but them.
/// What it receives goes to one of two threads: `interleave-shell` runs cells and answers questions
/// in the order of their arrival, `interleave-control` answers while a cell runs. What they and the
/// session's threads have to say goes through the [Outbox] back to the sockets' thread.
///
/// The wire form is read and written with Jackson's streaming parser and generator, and the
/// signature is computed with a message digest: data binding and the `javax.crypto` providers would
/// each cost more time at the start than all the rest of the way to the first `kernel_info_reply`.
@NullMarked
package interleave.jupyter;

import org.jspecify.annotations.NullMarked;
