/// Notebook files: reading and writing nbformat 4, running their cells through a session, and
/// turning them into a page of HTML that stands alone.
@NullMarked
package interleave.notebook;

import org.jspecify.annotations.NullMarked;
