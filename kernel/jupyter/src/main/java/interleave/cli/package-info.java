/// The command line: `java -jar interleave.jar COMMAND`.
///
/// Every command ends with one of the codes of [Exit]. What a user asked for goes to standard
/// output, what went wrong to standard error.
@NullMarked
package interleave.cli;

import org.jspecify.annotations.NullMarked;
