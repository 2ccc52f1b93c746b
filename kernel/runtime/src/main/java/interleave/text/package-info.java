/// Text in columns of a fixed-width font, for whoever shows something without a picture.
@NullMarked
package interleave.text;

import org.jspecify.annotations.NullMarked;
