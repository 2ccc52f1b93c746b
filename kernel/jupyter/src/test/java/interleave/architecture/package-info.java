/// The architecture as rules: floors, who may use what, names, and purity.
@NullMarked
package interleave.architecture;

import org.jspecify.annotations.NullMarked;
