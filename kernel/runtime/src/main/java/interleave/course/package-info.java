/// What a cell imports: processes, and what they share.
@NullMarked
package interleave.course;

import org.jspecify.annotations.NullMarked;
