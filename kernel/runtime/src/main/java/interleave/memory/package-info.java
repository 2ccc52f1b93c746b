/// The memory that all processes of a notebook map, and how threads wait for what is in it.
///
/// It works as the futex of Linux does: whoever can go on does so by a compare-and-set on a mapped
/// word and nobody else hears of it; whoever must wait tells the kernel JVM, which looks at the
/// word itself before it lets anybody sleep (H. Franke, R. Russell, M. Kirkwood: "Fuss, Futexes and
/// Furwocks: Fast Userlevel Locking in Linux", Ottawa Linux Symposium 2002).
@NullMarked
package interleave.memory;

import org.jspecify.annotations.NullMarked;
