/// All interleavings of a block: programs that can be run one schedule at a time, the strategies
/// that choose the schedules, and what they found.
@NullMarked
package interleave.explore;

import org.jspecify.annotations.NullMarked;
