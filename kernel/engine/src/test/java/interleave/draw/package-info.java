@NullMarked
package interleave.draw;

import org.jspecify.annotations.NullMarked;
