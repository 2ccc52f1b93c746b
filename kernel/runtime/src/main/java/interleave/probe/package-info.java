/// The doors that woven code and the course's types call; the recorder behind them.
@NullMarked
package interleave.probe;

import org.jspecify.annotations.NullMarked;
