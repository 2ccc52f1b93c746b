/// What every cell can call by its bare name.
@NullMarked
package interleave;

import org.jspecify.annotations.NullMarked;
