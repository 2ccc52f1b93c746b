/// The doors that woven code and the course's types call, and the recorder behind them.
///
/// Woven code calls the public static methods of this package; each of them stands where the
/// learner's class called the JDK, does what the JDK does, and tells [Recorder] what happened. A
/// method here never runs a learner's code while it holds a lock of its own, and never calls woven
/// code except through the JDK call that it stands for.
@NullMarked
package interleave.probe;

import org.jspecify.annotations.NullMarked;
