/// The main programs of the cell JVM and of a child JVM, and the wire between them and the kernel.
@NullMarked
package interleave.host;

import org.jspecify.annotations.NullMarked;
