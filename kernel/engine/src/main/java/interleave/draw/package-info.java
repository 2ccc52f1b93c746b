/// Drawings of a trace: pure functions from events to text, HTML with an SVG picture, and JSON.
///
/// [Panel] is the drawing that follows a cell; [Views] are the drawings that a cell asks for;
/// [TraceJson] is the trace as a documented, versioned JSON form. Between the trace and every
/// picture stands one model, the drawing: lanes, stretches of states, arrows and outputs.
@NullMarked
package interleave.draw;

import org.jspecify.annotations.NullMarked;
