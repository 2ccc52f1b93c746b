/// Objects that live on a server which several machines share: what a process asks the kernel JVM
/// to do there, and the answers.
@NullMarked
package interleave.remote;

import org.jspecify.annotations.NullMarked;
