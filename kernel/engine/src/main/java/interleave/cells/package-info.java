/// Cell text in, [interleave.cells.CellOutcome] out: JShell compiles here, the cell JVM runs.
@NullMarked
package interleave.cells;

import org.jspecify.annotations.NullMarked;
