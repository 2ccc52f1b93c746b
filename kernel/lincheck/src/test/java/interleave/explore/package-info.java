@NullMarked
package interleave.explore;

import org.jspecify.annotations.NullMarked;
