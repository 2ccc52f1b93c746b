/// Class bytes in, class bytes out: makes learners' classes call the doors of `interleave.probe`.
///
/// The only user of `java.lang.classfile`.
@NullMarked
package interleave.weave;

import org.jspecify.annotations.NullMarked;
