/// What a client (Jupyter, `interleave run`, `interleave grade`) talks to.
@NullMarked
package interleave.session;

import org.jspecify.annotations.NullMarked;
