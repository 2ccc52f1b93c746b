/// Benchmarks of parts, by JMH.
@NullMarked
package interleave.bench;

import org.jspecify.annotations.NullMarked;
