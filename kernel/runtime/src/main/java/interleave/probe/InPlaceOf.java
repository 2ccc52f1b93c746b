package interleave.probe;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On a replacement of a static method: the class that has the method.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@interface InPlaceOf {
  Class<?> value();
}
